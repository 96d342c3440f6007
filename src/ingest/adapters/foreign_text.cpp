#include "ingest/adapters/foreign_text.hpp"

#include "core/ascii.hpp"
#include "ingest/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
#include <utility>

namespace tempo::ingest {
namespace {

constexpr std::string_view kEllipsis = "…";

unsigned byteOf(char c) {
    return static_cast<unsigned char>(c);
}

bool continues(char c) {
    return (byteOf(c) & 0xc0U) == 0x80U;
}

/// The size of the control character or white space that the text begins with; 0: none.
std::size_t leadingGap(std::string_view text) {
    const auto first = byteOf(text.front());
    if (first <= 0x20 || first == 0x7f) {
        return 1;
    }
    // U+0080 to U+00A0: the controls of C1, and the space that does not break.
    return first == 0xc2 && text.size() > 1 && byteOf(text[1]) <= 0xa0 ? 2 : 0;
}

std::optional<Timestamp> sinceEpoch(std::string_view digits) {
    constexpr std::int64_t kLastSecond = 99'999'999'999; // in the year 5138; more is milliseconds
    constexpr std::int64_t kLastMillisecond = kLastSecond * 1000;
    std::int64_t number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number <= 0 || number > kLastMillisecond) {
        return std::nullopt;
    }
    return number <= kLastSecond ? Timestamp(std::chrono::seconds(number))
                                 : Timestamp(std::chrono::milliseconds(number));
}

/// `2026-01-31 18:30:00.000` as RFC 3339.
std::string withZone(std::string_view text) {
    constexpr std::size_t kDateSize = 10;
    std::string time(text);
    if (time.size() > kDateSize && time[kDateSize] == ' ') {
        time[kDateSize] = 'T';
    }
    const auto offset = time.find_first_of("Zz+-", kDateSize);
    return offset == std::string::npos ? time + 'Z' : time;
}

/// `Sat, 31 Jan 2026 18:30:00 +0100`, always of these widths, as RFC 3339; empty for anything else.
std::string fromMailDate(std::string_view text) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::size_t kSize = 31;
    if (text.size() != kSize || text.substr(3, 2) != ", ") {
        return {};
    }
    const auto month = kMonths.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0) {
        return {};
    }
    const auto number = std::to_string(month / 3 + 101).substr(1);
    return std::string(text.substr(12, 4)) + '-' + number + '-' + std::string(text.substr(5, 2)) +
           'T' + std::string(text.substr(17, 8)) + std::string(text.substr(26, 3)) + ':' +
           std::string(text.substr(29, 2));
}

using SeverityWord = std::pair<std::string_view, Severity>;

constexpr std::array<SeverityWord, 24> kSeverityWords{{
    {"ok", Severity::Ok},
    {"success", Severity::Ok},
    {"normal", Severity::Ok},
    {"info", Severity::Info},
    {"information", Severity::Info},
    {"informational", Severity::Info},
    {"notice", Severity::Info},
    {"none", Severity::Info},
    {"debug", Severity::Info},
    {"low", Severity::Info},
    {"warning", Severity::Warning},
    {"warn", Severity::Warning},
    {"minor", Severity::Warning},
    {"medium", Severity::Warning},
    {"error", Severity::Error},
    {"err", Severity::Error},
    {"major", Severity::Error},
    {"high", Severity::Error},
    {"critical", Severity::Critical},
    {"crit", Severity::Critical},
    {"alert", Severity::Critical},
    {"fatal", Severity::Critical},
    {"emergency", Severity::Critical},
    {"page", Severity::Critical},
}};

} // namespace

std::string onOneLine(std::string_view utf8) {
    std::string line;
    bool gap = false;
    while (!utf8.empty()) {
        if (const auto size = leadingGap(utf8); size != 0) {
            gap = true;
            utf8.remove_prefix(size);
            continue;
        }
        if (std::exchange(gap, false) && !line.empty()) {
            line += ' ';
        }
        line += utf8.front();
        utf8.remove_prefix(1);
    }
    return line;
}

std::string shortened(std::string_view utf8, std::size_t characters) {
    if (utf8.size() <= characters || countCodePoints(utf8) <= characters) {
        return std::string(utf8);
    }
    std::size_t end = 0;
    for (std::size_t left = characters - 1; left > 0; --left) {
        ++end;
        while (continues(utf8[end])) {
            ++end;
        }
    }
    return std::string(utf8.substr(0, end)).append(kEllipsis);
}

std::string shortenedToBytes(std::string_view utf8, std::size_t bytes) {
    if (utf8.size() <= bytes) {
        return std::string(utf8);
    }
    auto end = bytes - kEllipsis.size();
    while (end > 0 && continues(utf8[end])) {
        --end;
    }
    return std::string(utf8.substr(0, end)).append(kEllipsis);
}

std::string latin1ToUtf8(std::string_view bytes) {
    std::string utf8;
    for (const char c : bytes) {
        if (byteOf(c) < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xc0U | byteOf(c) >> 6U);
            utf8 += static_cast<char>(0x80U | (byteOf(c) & 0x3fU));
        }
    }
    return utf8;
}

std::string fieldText(std::string_view value) {
    const auto text = ascii::trimmed(value);
    return isUtf8(text) ? std::string(text) : latin1ToUtf8(text);
}

std::optional<Timestamp> parseForeignTime(std::string_view text) {
    if (!text.empty() && std::ranges::all_of(text, ascii::isDigit)) {
        return sinceEpoch(text);
    }
    const auto mail = fromMailDate(text);
    const auto time = parseRfc3339(mail.empty() ? withZone(text) : mail);
    return time && *time > Timestamp() ? time : std::nullopt;
}

std::optional<Severity> parseForeignSeverity(std::string_view word) {
    const auto wanted = ascii::lowered(ascii::trimmed(word));
    const auto* const found = std::ranges::find(kSeverityWords, wanted, &SeverityWord::first);
    return found == kSeverityWords.end() ? std::nullopt : std::optional(found->second);
}

} // namespace tempo::ingest
