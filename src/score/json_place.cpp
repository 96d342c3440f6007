#include "score/json_place.hpp"

#include "ingest/json_document.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

namespace tempo::score {
namespace {

/// Walks over JSON without reading more of it than where values begin and end.
class Walker {
public:
    explicit Walker(std::string_view text) : text_(text) {}

    /// The next character that is not white space; NUL at the end.
    char peek() {
        at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
        return at_ < text_.size() ? text_[at_] : '\0';
    }

    std::size_t at() const { return at_; }
    void moveTo(std::size_t at) { at_ = at; }
    void step() { at_ = std::min(at_ + 1, text_.size()); }

    /// Passes a value, with all that is within it.
    void skipValue() {
        std::size_t depth = 0;
        do {
            const char c = peek();
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                step();
            } else if (c == '}' || c == ']') {
                depth -= depth == 0 ? 0 : 1;
                step();
            } else if (c == ',' || c == ':') {
                step();
            } else {
                at_ = std::min(text_.find_first_of(",:{}[]\" \t\r\n", at_), text_.size());
            }
        } while (depth > 0 && at_ < text_.size());
    }

    /// Passes a string and gives it as written, quotes included.
    std::string_view skipString() {
        const auto begin = at_;
        step();
        while (at_ < text_.size() && text_[at_] != '"') {
            at_ = std::min(at_ + (text_[at_] == '\\' ? 2 : 1), text_.size());
        }
        step();
        return text_.substr(begin, at_ - begin);
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// Where something begins that is said of a value, and where the value does.
struct Found {
    std::size_t named = 0;
    std::size_t value = 0;
};

bool isKey(std::string_view written, std::string_view token) {
    const auto key = nlohmann::json::parse(written, nullptr, /*allow_exceptions=*/false);
    std::string escaped;
    if (key.is_string()) {
        ingest::appendPointerToken(escaped, key.get_ref<const std::string&>());
    }
    return escaped.size() == token.size() + 1 && escaped.ends_with(token);
}

/// The walker stands before the object's first key.
std::optional<Found> findMember(Walker& walker, std::string_view token) {
    std::optional<Found> found;
    while (walker.peek() == '"') {
        const auto named = walker.at();
        const auto key = walker.skipString();
        if (walker.peek() == ':') {
            walker.step();
        }
        walker.peek();
        if (isKey(key, token)) {
            found = Found{named, walker.at()};
        }
        walker.skipValue();
        if (walker.peek() == ',') {
            walker.step();
        }
    }
    return found;
}

/// The walker stands before the array's first item.
std::optional<Found> findItem(Walker& walker, std::string_view token) {
    std::size_t left = 0;
    if (std::from_chars(token.data(), token.data() + token.size(), left).ec != std::errc{}) {
        return std::nullopt;
    }
    for (char c = walker.peek(); c != ']' && c != '\0'; c = walker.peek()) {
        if (left-- == 0) {
            return Found{walker.at(), walker.at()};
        }
        walker.skipValue();
        if (walker.peek() == ',') {
            walker.step();
        }
    }
    return std::nullopt;
}

std::optional<Found> findChild(Walker& walker, std::size_t parent, std::string_view token) {
    walker.moveTo(parent);
    const char opening = walker.peek();
    walker.step();
    if (opening == '{') {
        return findMember(walker, token);
    }
    return opening == '[' ? findItem(walker, token) : std::nullopt;
}

} // namespace

TextPlace placeOfByte(std::string_view text, std::size_t byte) {
    const auto before = text.substr(0, byte);
    return {1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
            before.size() - (before.rfind('\n') + 1) + 1};
}

TextPlace placeOfPointer(std::string_view json, std::string_view pointer) {
    Walker walker(json);
    walker.peek();
    Found found{walker.at(), walker.at()};
    while (!pointer.empty()) {
        const auto end = std::min(pointer.find('/', 1), pointer.size());
        const auto child = findChild(walker, found.value, pointer.substr(1, end - 1));
        if (!child) {
            break;
        }
        found = *child;
        pointer.remove_prefix(end);
    }
    return placeOfByte(json, found.named);
}

} // namespace tempo::score
