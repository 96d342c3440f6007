#include "ingest/json_string.hpp"

#include "ingest/utf8.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace tempo::ingest {
namespace {

constexpr std::string_view kEndsEarly = "the text ends within a string";

constexpr std::array<bool, 256> plainCharacters() {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) {
        plain.at(c) = c != '"' && c != '\\';
    }
    return plain;
}

/// ASCII that stands for itself.
constexpr auto kPlain = plainCharacters();

char simpleEscape(char c) {
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return '\0';
    }
}

bool isHighSurrogate(std::uint16_t unit) {
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLowSurrogate(std::uint16_t unit) {
    return unit >= 0xdc00 && unit < 0xe000;
}

class StringReader {
public:
    StringReader(std::string_view rest, std::string& scratch) : rest_(rest), scratch_(scratch) {}

    JsonString read() {
        while (problem_.empty()) {
            skipPlain();
            if (at_ == rest_.size()) {
                return {{}, at_, kEndsEarly};
            }
            const char c = rest_[at_];
            if (c == '"') {
                return {finish(), at_ + 1};
            }
            if (c == '\\') {
                readEscape();
            } else {
                readMultiByte();
            }
        }
        return {{}, at_, problem_};
    }

private:
    void skipPlain() {
        while (at_ < rest_.size() && kPlain[static_cast<unsigned char>(rest_[at_])]) {
            ++at_;
        }
    }

    /// What stands between the escapes is copied in one piece; without any, nothing is.
    std::string_view finish() {
        if (!escaped_) {
            return rest_.substr(0, at_);
        }
        scratch_.append(rest_, runStart_, at_ - runStart_);
        return scratch_;
    }

    void readMultiByte() {
        const auto size = leadingCharacterSize(rest_.substr(at_));
        if (size == 0) {
            problem_ = "the text is not valid UTF-8";
        } else if (size == 1) {
            problem_ = "a control character in a string must be escaped";
        }
        at_ += size > 1 ? size : 0;
    }

    void readEscape() {
        if (!escaped_) {
            scratch_.clear();
            escaped_ = true;
        }
        scratch_.append(rest_, runStart_, at_ - runStart_);
        if (at_ + 1 == rest_.size()) {
            problem_ = kEndsEarly;
            return;
        }
        const char kind = rest_[at_ + 1];
        if (kind == 'u') {
            readUnicodeEscape();
        } else if (const char c = simpleEscape(kind); c != '\0') {
            scratch_ += c;
            at_ += 2;
        } else {
            problem_ = "JSON has no such escape";
        }
        runStart_ = at_;
    }

    void readUnicodeEscape() {
        const auto first = unitAt(at_);
        if (!first) {
            problem_ = "\\u needs four hexadecimal digits";
            return;
        }
        if (!isHighSurrogate(*first) && !isLowSurrogate(*first)) {
            appendCodePoint(scratch_, *first);
            at_ += 6;
            return;
        }
        const auto second = unitAt(at_ + 6);
        if (isLowSurrogate(*first) || !second || !isLowSurrogate(*second)) {
            problem_ = "a \\u escape is half of a surrogate pair";
            return;
        }
        const auto high = static_cast<char32_t>(*first - 0xd800);
        appendCodePoint(scratch_, 0x10000 + (high << 10U) + (*second - 0xdc00U));
        at_ += 12;
    }

    /// The UTF-16 unit of an escape `\uXXXX`.
    std::optional<std::uint16_t> unitAt(std::size_t at) const {
        if (rest_.size() < at + 6 || rest_.substr(at, 2) != "\\u") {
            return std::nullopt;
        }
        std::uint16_t unit = 0;
        const auto* const digits = rest_.data() + at + 2;
        const auto result = std::from_chars(digits, digits + 4, unit, 16);
        return result.ptr == digits + 4 ? std::optional(unit) : std::nullopt;
    }

    std::string_view rest_;
    std::string& scratch_;
    std::size_t at_ = 0;
    std::size_t runStart_ = 0; ///< where what has not been copied yet begins
    bool escaped_ = false;
    std::string_view problem_;
};

} // namespace

JsonString readJsonString(std::string_view rest, std::string& scratch) {
    return StringReader(rest, scratch).read();
}

} // namespace tempo::ingest
