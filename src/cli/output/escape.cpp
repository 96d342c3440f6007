#include "cli/output/escape.hpp"

#include "cli/output/utf8.hpp"

#include <cstdint>

namespace tempo::cli {
namespace {

bool isControl(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F);
}

/// Line separators, and the marks that change the direction of text (Unicode UAX 9).
bool changesLayout(char32_t value) {
    return value == 0x061C || value == 0x200E || value == 0x200F ||
           (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
}

std::string escaped(char32_t value) {
    switch (value) {
    case U'\n':
        return "\\n";
    case U'\r':
        return "\\r";
    case U'\t':
        return "\\t";
    default: {
        constexpr std::string_view kDigits = "0123456789abcdef";
        std::string text = "\\u";
        for (const unsigned shift : {12U, 8U, 4U, 0U}) {
            text += kDigits[(value >> shift) & 0xFU];
        }
        return text;
    }
    }
}

enum class LineBreaks : std::uint8_t { Escape, Keep };

std::string escape(std::string_view text, LineBreaks breaks) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const CodePoint point = firstCodePoint(text);
        const bool kept = point.value == U'\n' && breaks == LineBreaks::Keep;
        if (!kept && (isControl(point.value) || changesLayout(point.value))) {
            out += escaped(point.value);
        } else if (point.value == 0xFFFD) {
            out += "\uFFFD";
        } else {
            out += text.substr(0, point.size);
        }
        text.remove_prefix(point.size);
    }
    return out;
}

} // namespace

std::string escapeForTerminal(std::string_view text) {
    return escape(text, LineBreaks::Escape);
}

std::string escapeJsonForTerminal(std::string_view json) {
    return escape(json, LineBreaks::Keep);
}

} // namespace tempo::cli
