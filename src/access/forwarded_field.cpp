#include "access/forwarded_field.hpp"

#include "access/forwarded_node.hpp"
#include "core/ascii.hpp"

#include <algorithm>
#include <string>

namespace tempo::access {
namespace {

using Protocol = ForwardedHop::Protocol;

/// RFC 9110, 5.6.2.
bool isTokenCharacter(char c) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           kMarks.find(c) != std::string_view::npos;
}

/// What may stand within quotes, after a backslash and without one (RFC 9110, 5.6.4).
bool isQuotable(char c) {
    return c == '\t' || (static_cast<unsigned char>(c) >= ' ' && c != '\x7F');
}

/// Takes one line apart from left to right.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool atEnd() const { return rest_.empty(); }

    bool take(char c) {
        const bool there = rest_.starts_with(c);
        rest_.remove_prefix(there ? 1 : 0);
        return there;
    }

    void skipBlanks() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
    }

    /// The token that comes next; empty when none does.
    std::string_view takeToken() {
        const auto* const end = std::ranges::find_if_not(rest_, isTokenCharacter);
        const auto token = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
        rest_.remove_prefix(token.size());
        return token;
    }

    /// What stands within quotes, its backslashes resolved; nothing when the end is missing.
    std::optional<std::string> takeQuoted() {
        std::string text;
        rest_.remove_prefix(1);
        while (!rest_.empty() && !rest_.starts_with('"')) {
            take('\\');
            if (rest_.empty() || !isQuotable(rest_.front())) {
                return std::nullopt;
            }
            text += rest_.front();
            rest_.remove_prefix(1);
        }
        return take('"') ? std::optional(std::move(text)) : std::nullopt;
    }

    /// A token that is not empty, or what stands within quotes.
    std::optional<std::string> takeValue() {
        if (rest_.starts_with('"')) {
            return takeQuoted();
        }
        const auto token = takeToken();
        return token.empty() ? std::nullopt : std::optional<std::string>(token);
    }

private:
    std::string_view rest_;
};

/// What has been read of one element.
struct Element {
    ForwardedHop hop{};
    bool hasPair = false;
    bool hasFor = false;
};

/// False: the parameter is malformed or stands there for the second time.
bool takeParameter(Element& element, std::string_view name, std::string_view value) {
    element.hasPair = true;
    if (ascii::equalIgnoringCase(name, "for")) {
        const auto node = parseForwardedNode(value);
        if (!node || element.hasFor) {
            return false;
        }
        element.hasFor = true;
        element.hop.from = node->address;
    } else if (ascii::equalIgnoringCase(name, "proto")) {
        const auto protocol = parseForwardedProtocol(value);
        if (!protocol || element.hop.protocol != Protocol::Unsaid) {
            return false;
        }
        element.hop.protocol = *protocol;
    }
    return true;
}

/// Reads up to the next comma or the end; false for what the grammar does not allow.
bool takeElement(Reader& reader, Element& element) {
    for (;;) {
        reader.skipBlanks();
        if (reader.atEnd() || reader.take(',')) {
            return true;
        }
        if (reader.take(';')) {
            continue;
        }
        const auto name = reader.takeToken();
        if (name.empty() || !reader.take('=')) {
            return false;
        }
        const auto value = reader.takeValue();
        if (!value || !takeParameter(element, name, *value)) {
            return false;
        }
        reader.skipBlanks();
        if (reader.atEnd() || reader.take(',')) {
            return true;
        }
        if (!reader.take(';')) {
            return false;
        }
    }
}

} // namespace

Expected<ForwardedPath> parseForwarded(std::span<const std::string_view> lines) {
    ForwardedPath path;
    for (const auto line : lines) {
        Reader reader(line);
        while (!reader.atEnd()) {
            Element element;
            if (!takeElement(reader, element)) {
                return failure(ErrorCode::InvalidInput,
                               "The header Forwarded of the proxy is malformed (RFC 7239); have it "
                               "write, for example, 'for=192.0.2.43;proto=https'.");
            }
            if (element.hasPair) {
                path.push_back(element.hop);
            }
        }
    }
    return path;
}

} // namespace tempo::access
