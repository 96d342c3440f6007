#include "cli/output/utf8.hpp"

#include <algorithm>
#include <array>

namespace tempo::cli {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Block {
    char32_t first;
    char32_t last;
};

constexpr std::array<Block, 8> kZeroWidth{{{0x0300, 0x036F},
                                           {0x0483, 0x0489},
                                           {0x0591, 0x05BD},
                                           {0x0610, 0x061A},
                                           {0x200B, 0x200D},
                                           {0x20D0, 0x20FF},
                                           {0xFE00, 0xFE0F},
                                           {0xE0100, 0xE01EF}}};
constexpr std::array<Block, 9> kWide{{{0x1100, 0x115F},
                                      {0x2E80, 0x303E},
                                      {0x3041, 0xA4CF},
                                      {0xAC00, 0xD7A3},
                                      {0xF900, 0xFAFF},
                                      {0xFE30, 0xFE6F},
                                      {0xFF00, 0xFF60},
                                      {0x1F300, 0x1FAFF},
                                      {0x20000, 0x3FFFD}}};

template<std::size_t N>
bool within(const std::array<Block, N>& blocks, char32_t value) {
    return std::any_of(blocks.begin(), blocks.end(), [value](const Block& block) {
        return block.first <= value && value <= block.last;
    });
}

std::size_t columnsOf(char32_t value) {
    if (value < 0x0300) {
        return 1;
    }
    if (within(kZeroWidth, value)) {
        return 0;
    }
    return within(kWide, value) ? 2 : 1;
}

/// How many bytes the sequence has that begins with `lead`, and the smallest value it may have;
/// size 0 for a byte that begins none.
struct Form {
    std::size_t size;
    char32_t smallest;
    char32_t payload;
};

Form formOf(unsigned char lead) {
    if (lead < 0x80U) {
        return {1, 0, lead};
    }
    if ((lead & 0xE0U) == 0xC0U) {
        return {2, 0x80, lead & 0x1FU};
    }
    if ((lead & 0xF0U) == 0xE0U) {
        return {3, 0x800, lead & 0x0FU};
    }
    if ((lead & 0xF8U) == 0xF0U) {
        return {4, 0x10000, lead & 0x07U};
    }
    return {0, 0, 0};
}

bool isScalar(char32_t value) {
    return value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

} // namespace

CodePoint firstCodePoint(std::string_view text) {
    const CodePoint invalid{.value = kReplacement, .size = 1, .columns = 1};
    const Form form = formOf(static_cast<unsigned char>(text.front()));
    if (form.size == 0 || form.size > text.size()) {
        return invalid;
    }
    char32_t value = form.payload;
    for (std::size_t i = 1; i < form.size; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xC0U) != 0x80U) {
            return invalid;
        }
        value = (value << 6U) | (byte & 0x3FU);
    }
    if (value < form.smallest || !isScalar(value)) {
        return invalid;
    }
    return {.value = value, .size = form.size, .columns = columnsOf(value)};
}

std::size_t columnsOf(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const CodePoint point = firstCodePoint(text);
        columns += point.columns;
        text.remove_prefix(point.size);
    }
    return columns;
}

std::string shorten(std::string_view text, std::size_t columns) {
    if (columnsOf(text) <= columns) {
        return std::string(text);
    }
    std::size_t taken = 0;
    std::size_t used = 1; // the ellipsis
    while (taken < text.size()) {
        const CodePoint point = firstCodePoint(text.substr(taken));
        if (used + point.columns > columns) {
            break;
        }
        used += point.columns;
        taken += point.size;
    }
    return std::string(text.substr(0, taken)) + "…";
}

} // namespace tempo::cli
