#include "crypto/base64.hpp"

#include <algorithm>
#include <stdexcept>

namespace tempo::crypto {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::string_view alphabet(Base64 form) {
    return form == Base64::Standard ? kStandard : kUrl;
}

/// The characters that carry bits: without the padding.
constexpr std::size_t digitCount(std::size_t bytes) {
    return bytes / 3 * 4 + (bytes % 3 == 0 ? 0 : bytes % 3 + 1);
}

/// The text without its padding; nothing when the padding is not what the form wants.
std::optional<std::string_view> withoutPadding(Base64 form, std::string_view text) {
    if (form == Base64::Url) {
        return text;
    }
    if (text.size() % 4 != 0) {
        return std::nullopt;
    }
    for (int i = 0; i < 2 && text.ends_with('='); ++i) {
        text.remove_suffix(1);
    }
    return text;
}

/// Fills `bytes` from the digits; false for a character outside the alphabet or for unused bits
/// that are not zero.
bool decode(std::string_view digits, std::string_view letters, std::span<std::uint8_t> bytes) {
    std::uint32_t bits = 0;
    unsigned held = 0;
    std::size_t written = 0;
    for (const char digit : digits) {
        const auto value = letters.find(digit);
        if (value == std::string_view::npos) {
            return false;
        }
        bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFU;
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes[written++] = static_cast<std::uint8_t>(bits >> held);
        }
    }
    return (bits & ((1U << held) - 1U)) == 0;
}

} // namespace

std::size_t base64Size(Base64 form, std::size_t size) {
    return form == Base64::Standard ? (size + 2) / 3 * 4 : digitCount(size);
}

void encodeBase64(Base64 form, std::span<const std::uint8_t> bytes, std::span<std::uint8_t> text) {
    if (text.size() != base64Size(form, bytes.size())) {
        throw std::invalid_argument("encodeBase64: the text has another size than the bytes need");
    }
    const auto letters = alphabet(form);
    std::uint32_t bits = 0;
    unsigned held = 0;
    std::size_t written = 0;
    for (const auto byte : bytes) {
        bits = (bits << 8U | byte) & 0xFFFFU;
        held += 8;
        while (held >= 6) {
            held -= 6;
            text[written++] = static_cast<std::uint8_t>(letters[bits >> held & 0x3FU]);
        }
    }
    if (held > 0) {
        text[written++] = static_cast<std::uint8_t>(letters[bits << (6 - held) & 0x3FU]);
    }
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(written), text.end(), '=');
}

std::string toBase64(Base64 form, std::span<const std::uint8_t> bytes) {
    std::string text(base64Size(form, bytes.size()), '\0');
    encodeBase64(form, bytes, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return text;
}

std::optional<SecretBytes> fromBase64(Base64 form, std::string_view text) {
    const auto digits = withoutPadding(form, text);
    if (!digits || digits->size() % 4 == 1) {
        return std::nullopt;
    }
    SecretBytes bytes(digits->size() * 3 / 4);
    if (!decode(*digits, alphabet(form), bytes.writable())) {
        return std::nullopt;
    }
    return bytes;
}

} // namespace tempo::crypto
