#include "ingest/adapters/ntfy_actions.hpp"

#include "core/ascii.hpp"
#include "ingest/adapters/foreign_text.hpp"

#include <algorithm>
#include <optional>

namespace tempo::ingest {
namespace {

constexpr std::size_t kMostValues = 64;

/// One value with what stood before it and after it.
struct Section {
    std::string key;
    std::string value;
    char end = '\0'; ///< `,` or `;`; NUL at the end of the text
};

bool isKeyChar(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

class Parser {
public:
    explicit Parser(std::string_view text) : rest_(text) {}

    bool atEnd() {
        skipSpaces();
        return rest_.empty();
    }

    Expected<Section> section() {
        skipSpaces();
        Section section{.key = takeKey(), .value = {}};
        const char first = rest_.empty() ? '\0' : rest_.front();
        if (first == '"' || first == '\'') {
            auto value = takeQuoted(first);
            if (!value) {
                return failure(ErrorCode::InvalidInput, "A quote in the actions is not closed.");
            }
            section.value = *std::move(value);
        } else {
            const auto size = std::min(rest_.find_first_of(",;"), rest_.size());
            section.value = ascii::trimmed(rest_.substr(0, size));
            rest_.remove_prefix(size);
        }
        skipSpaces();
        if (!rest_.empty() && rest_.front() != ',' && rest_.front() != ';') {
            return failure(
                ErrorCode::InvalidInput,
                "Something stands between a quote and the comma after it in the actions.");
        }
        section.end = rest_.empty() ? '\0' : rest_.front();
        rest_.remove_prefix(rest_.empty() ? 0 : 1);
        return section;
    }

private:
    void skipSpaces() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()));
    }

    /// `key=`, with spaces around the sign.
    std::string takeKey() {
        const auto size =
            static_cast<std::size_t>(std::ranges::find_if_not(rest_, isKeyChar) - rest_.begin());
        const auto sign = rest_.find_first_not_of(" \t", size);
        if (size == 0 || sign == std::string_view::npos || rest_[sign] != '=') {
            return {};
        }
        std::string key(rest_.substr(0, size));
        rest_.remove_prefix(sign + 1);
        skipSpaces();
        return key;
    }

    std::optional<std::string> takeQuoted(char quote) {
        std::string value;
        for (std::size_t i = 1; i < rest_.size(); ++i) {
            if (rest_[i] == quote) {
                rest_.remove_prefix(i + 1);
                return value;
            }
            i += rest_[i] == '\\' && i + 1 < rest_.size() && rest_[i + 1] == quote ? 1U : 0U;
            value += rest_[i];
        }
        return std::nullopt;
    }

    std::string_view rest_;
};

/// What a value without a key is, by its place.
std::string_view implied(const NtfyAction& action) {
    switch (action.values.size()) {
    case 0:
        return "action";
    case 1:
        return "label";
    case 2:
        return action.value("action") == "copy" ? "value" : "url";
    default:
        return {};
    }
}

} // namespace

std::string_view NtfyAction::value(std::string_view key) const {
    const auto found = std::ranges::find(values, key, &std::pair<std::string, std::string>::first);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

Expected<std::vector<NtfyAction>> parseNtfyActions(std::string_view text) {
    std::vector<NtfyAction> actions;
    Parser parser(text);
    NtfyAction action;
    while (!parser.atEnd()) {
        auto section = parser.section();
        if (!section) {
            return tl::unexpected(section.error());
        }
        const std::string key =
            section->key.empty() ? std::string(implied(action)) : ascii::lowered(section->key);
        if (key.empty() || action.values.size() == kMostValues) {
            return failure(ErrorCode::InvalidInput, "A value in the actions has no key before it.");
        }
        action.values.emplace_back(key, std::move(section->value));
        if (section->end != ',') {
            actions.push_back(std::exchange(action, {}));
        }
    }
    if (!action.values.empty()) {
        actions.push_back(std::move(action));
    }
    return actions;
}

} // namespace tempo::ingest
