#include "ingest/base64.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace tempo::ingest {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t kNoDigit = 0xff;

constexpr std::array<std::uint8_t, 256> digitValues() {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoDigit);
    std::uint8_t next = 0;
    for (const char c : kAlphabet) {
        values.at(static_cast<unsigned char>(c)) = next++;
    }
    return values;
}

constexpr auto kDigits = digitValues();

std::uint8_t digit(char c) {
    return kDigits.at(static_cast<unsigned char>(c));
}

std::uint32_t byteAt(std::string_view bytes, std::size_t index) {
    return index < bytes.size() ? static_cast<unsigned char>(bytes[index]) : 0;
}

} // namespace

bool isBase64(std::string_view text) {
    if (text.size() % 4 != 0) {
        return false;
    }
    const std::size_t padding = text.ends_with("==") ? 2 : (text.ends_with('=') ? 1 : 0);
    const auto digits = text.substr(0, text.size() - padding);
    if (!std::ranges::all_of(digits, [](char c) { return digit(c) != kNoDigit; })) {
        return false;
    }
    const unsigned unused = padding == 2 ? 0xfU : (padding == 1 ? 0x3U : 0U);
    return digits.empty() ? padding == 0 : (digit(digits.back()) & unused) == 0;
}

std::optional<std::string> decodeBase64(std::string_view text) {
    if (!isBase64(text)) {
        return std::nullopt;
    }
    std::string bytes;
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < text.size() && text[i] != '='; ++i) {
        bits = bits << 6U | digit(text[i]);
        if (i % 4 != 0) {
            const auto shift = 6 - 2 * (i % 4);
            bytes += static_cast<char>(bits >> shift & 0xffU);
        }
    }
    return bytes;
}

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto bits =
            byteAt(bytes, i) << 16U | byteAt(bytes, i + 1) << 8U | byteAt(bytes, i + 2);
        text += kAlphabet[bits >> 18U];
        text += kAlphabet[bits >> 12U & 63U];
        text += i + 1 < bytes.size() ? kAlphabet[bits >> 6U & 63U] : '=';
        text += i + 2 < bytes.size() ? kAlphabet[bits & 63U] : '=';
    }
    return text;
}

} // namespace tempo::ingest
