#include "ingest/image_check.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace tempo::ingest {
namespace {

constexpr std::uint8_t kNoDigit = 0xff;

constexpr std::array<std::uint8_t, 256> digitValues() {
    std::array<std::uint8_t, 256> values{};
    values.fill(kNoDigit);
    std::uint8_t next = 0;
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "abcdefghijklmnopqrstuvwxyz0123456789+/")) {
        values.at(static_cast<unsigned char>(c)) = next++;
    }
    return values;
}

constexpr auto kDigits = digitValues();

std::uint8_t digit(char c) {
    return kDigits.at(static_cast<unsigned char>(c));
}

/// The bytes of whole groups of four digits; `text` is Base64.
std::string decodeGroups(std::string_view text) {
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

bool isPng(std::string_view head) {
    return head.starts_with("\x89PNG\r\n\x1a\n");
}

bool isJpeg(std::string_view head) {
    return head.starts_with("\xff\xd8\xff");
}

bool isWebp(std::string_view head) {
    return head.starts_with("RIFF") && head.size() >= 12 && head.substr(8, 4) == "WEBP";
}

struct ImageType {
    std::string_view prefix;
    bool (*matches)(std::string_view head);
};

constexpr std::array<ImageType, 3> kImageTypes{{{"data:image/png;base64,", isPng},
                                                {"data:image/jpeg;base64,", isJpeg},
                                                {"data:image/webp;base64,", isWebp}}};

/// Enough digits for the longest signature, 12 bytes.
constexpr std::size_t kHeadDigits = 16;

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

bool isDataUri(std::string_view text) {
    constexpr std::string_view kScheme = "data:";
    return text.size() >= kScheme.size() &&
           std::ranges::equal(text.substr(0, kScheme.size()), kScheme,
                              [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
}

std::optional<std::string_view> findImageFault(std::string_view uri) {
    const auto* const type = std::ranges::find_if(
        kImageTypes, [uri](const ImageType& known) { return uri.starts_with(known.prefix); });
    if (type == kImageTypes.end()) {
        return "A data URI must begin with data:image/png;base64, or data:image/jpeg;base64, or "
               "data:image/webp;base64,.";
    }
    const auto digits = uri.substr(type->prefix.size());
    if (!isBase64(digits)) {
        return "The data URI is not strict Base64: padded, without white space.";
    }
    if (!type->matches(decodeGroups(digits.substr(0, kHeadDigits)))) {
        return "The bytes of the data URI are not an image of the type that it names.";
    }
    return std::nullopt;
}

} // namespace tempo::ingest
