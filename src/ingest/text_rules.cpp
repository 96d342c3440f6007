#include "ingest/text_rules.hpp"

#include "ingest/utf8.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace tempo::ingest {
namespace {

constexpr unsigned char byteOf(char c) {
    return static_cast<unsigned char>(c);
}

bool isLineLayout(char c) {
    return c == '\t' || c == '\n' || c == '\r';
}

/// White space beyond ASCII (Unicode's White_Space property), in UTF-8.
constexpr std::array<std::string_view, 19> kWideSpaces{
    "\xc2\x85",     "\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\x80", "\xe2\x80\x81",
    "\xe2\x80\x82", "\xe2\x80\x83", "\xe2\x80\x84", "\xe2\x80\x85", "\xe2\x80\x86",
    "\xe2\x80\x87", "\xe2\x80\x88", "\xe2\x80\x89", "\xe2\x80\x8a", "\xe2\x80\xa8",
    "\xe2\x80\xa9", "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80"};

/// The size of the white space that the text begins with, one character; 0 if there is none.
std::size_t leadingSpace(std::string_view text) {
    if (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')) {
        return 1;
    }
    const auto* const wide = std::ranges::find_if(
        kWideSpaces, [text](std::string_view space) { return text.starts_with(space); });
    return wide == kWideSpaces.end() ? 0 : wide->size();
}

std::string lengthFault(std::size_t length, const TextRule& rule) {
    if (length < rule.atLeast) {
        return "Must not be empty.";
    }
    return "Has " + std::to_string(length) + " characters; at most " + std::to_string(rule.atMost) +
           " are allowed.";
}

} // namespace

bool isBlank(std::string_view utf8) {
    while (!utf8.empty()) {
        const auto space = leadingSpace(utf8);
        if (space == 0) {
            return false;
        }
        utf8.remove_prefix(space);
    }
    return true;
}

bool hasControls(std::string_view utf8, Controls allowed) {
    if (allowed == Controls::Any) {
        return false;
    }
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = byteOf(utf8[i]);
        // C1 is U+0080 to U+009F: two bytes, the first always 0xC2.
        const bool c1 = byte == 0xc2 && i + 1 < utf8.size() && byteOf(utf8[i + 1]) < 0xa0;
        if (byte == 0x7f || c1 || (byte < 0x20 && allowed == Controls::None) ||
            (byte < 0x20 && !isLineLayout(utf8[i]))) {
            return true;
        }
    }
    return false;
}

std::optional<std::string_view> readText(JsonValue value, const TextRule& rule, FaultList& faults) {
    if (!value.isString()) {
        faults.add(value, "Must be a string, not " + std::string(nameOf(value.kind())) + ".");
        return std::nullopt;
    }
    const auto text = value.text();
    // No text has more code points than bytes, so most need no count.
    if (text.size() < rule.atLeast || text.size() > rule.atMost) {
        const auto length = countCodePoints(text);
        if (length < rule.atLeast || length > rule.atMost) {
            faults.add(value, lengthFault(length, rule));
            return std::nullopt;
        }
    }
    if (hasControls(text, rule.controls)) {
        faults.add(value, rule.controls == Controls::None
                              ? "Must not hold control characters, line breaks included."
                              : "Must not hold control characters other than tabs and line "
                                "breaks.");
        return std::nullopt;
    }
    return text;
}

std::optional<Timestamp> readTime(JsonValue value, FaultList& faults) {
    const auto time = value.isString() ? parseRfc3339(value.text()) : std::nullopt;
    if (!time) {
        faults.add(value, "Must be a string with a time in RFC 3339 with an offset, such as "
                          "2026-01-31T18:30:00+01:00.");
    }
    return time;
}

} // namespace tempo::ingest
