#include "ingest/utf8.hpp"

#include <algorithm>

namespace tempo::ingest {
namespace {

constexpr unsigned char byteOf(char c) {
    return static_cast<unsigned char>(c);
}

bool isContinuation(char c) {
    return (byteOf(c) & 0xc0U) == 0x80U;
}

/// What follows a first byte: so many bytes in all, the second one within bounds, the third and
/// fourth plain continuations.
struct Sequence {
    std::size_t size = 0; ///< 0: no character begins so
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
};

/// RFC 3629, section 4.
Sequence sequenceOf(unsigned char lead) {
    if (lead < 0x80) {
        return {.size = 1};
    }
    if (lead >= 0xc2 && lead <= 0xdf) {
        return {.size = 2};
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        return {3, static_cast<unsigned char>(lead == 0xe0 ? 0xa0 : 0x80),
                static_cast<unsigned char>(lead == 0xed ? 0x9f : 0xbf)};
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        return {4, static_cast<unsigned char>(lead == 0xf0 ? 0x90 : 0x80),
                static_cast<unsigned char>(lead == 0xf4 ? 0x8f : 0xbf)};
    }
    return {};
}

char continuation(char32_t codePoint, unsigned shift) {
    return static_cast<char>(0x80U | (codePoint >> shift & 0x3fU));
}

} // namespace

std::size_t leadingCharacterSize(std::string_view bytes) {
    const auto sequence = sequenceOf(byteOf(bytes.front()));
    if (sequence.size < 2) {
        return sequence.size;
    }
    if (bytes.size() < sequence.size || byteOf(bytes[1]) < sequence.low ||
        byteOf(bytes[1]) > sequence.high ||
        !std::ranges::all_of(bytes.substr(2, sequence.size - 2), isContinuation)) {
        return 0;
    }
    return sequence.size;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const auto size = leadingCharacterSize(text);
        if (size == 0) {
            return false;
        }
        text.remove_prefix(size);
    }
    return true;
}

std::size_t countCodePoints(std::string_view utf8) {
    return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, isContinuation));
}

void appendCodePoint(std::string& utf8, char32_t codePoint) {
    if (codePoint < 0x80) {
        utf8 += static_cast<char>(codePoint);
    } else if (codePoint < 0x800) {
        utf8 += static_cast<char>(0xc0U | codePoint >> 6U);
        utf8 += continuation(codePoint, 0);
    } else if (codePoint < 0x10000) {
        utf8 += static_cast<char>(0xe0U | codePoint >> 12U);
        utf8 += continuation(codePoint, 6);
        utf8 += continuation(codePoint, 0);
    } else {
        utf8 += static_cast<char>(0xf0U | codePoint >> 18U);
        utf8 += continuation(codePoint, 12);
        utf8 += continuation(codePoint, 6);
        utf8 += continuation(codePoint, 0);
    }
}

} // namespace tempo::ingest
