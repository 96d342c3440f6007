#include <tempo/core/ids.hpp>

namespace tempo {
namespace {

constexpr bool isHyphenPosition(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

std::optional<std::uint8_t> hexValue(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<std::uint8_t>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<std::uint8_t>(c - 'a' + 10);
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<std::uint8_t>(c - 'A' + 10);
    }
    return std::nullopt;
}

} // namespace

std::optional<Uuid> Uuid::parse(std::string_view text) {
    constexpr std::size_t kTextSize = 36;
    if (text.size() != kTextSize) {
        return std::nullopt;
    }
    Uuid result;
    std::size_t digit = 0;
    for (std::size_t i = 0; i < kTextSize; ++i) {
        if (isHyphenPosition(i)) {
            if (text[i] != '-') {
                return std::nullopt;
            }
            continue;
        }
        const auto value = hexValue(text[i]);
        if (!value) {
            return std::nullopt;
        }
        auto& byte = result.bytes[digit / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | *value);
        ++digit;
    }
    return result;
}

std::string Uuid::toString() const {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const auto byte : bytes) {
        if (isHyphenPosition(text.size())) {
            text += '-';
        }
        text += kDigits[byte >> 4];
        text += kDigits[byte & 0x0F];
    }
    return text;
}

} // namespace tempo
