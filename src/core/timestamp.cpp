#include "core/ascii.hpp"

#include <tempo/core/timestamp.hpp>

#include <array>

namespace tempo {
namespace {

using namespace std::chrono;

/// Reads fixed-width numbers and literals from the front of a text.
class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {}

    bool literal(char expected) {
        if (text_.empty() || text_.front() != expected) {
            return false;
        }
        text_.remove_prefix(1);
        return true;
    }

    bool anyOf(char first, char second) { return literal(first) || literal(second); }

    std::optional<int> number(std::size_t width) {
        if (text_.size() < width) {
            return std::nullopt;
        }
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (!ascii::isDigit(text_[i])) {
                return std::nullopt;
            }
            value = value * 10 + (text_[i] - '0');
        }
        text_.remove_prefix(width);
        return value;
    }

    /// The digits after the decimal point, as milliseconds; nothing if there is no digit.
    std::optional<int> fraction() {
        std::size_t digits = 0;
        int value = 0;
        while (!text_.empty() && ascii::isDigit(text_.front())) {
            if (digits < 3) {
                value = value * 10 + (text_.front() - '0');
            }
            ++digits;
            text_.remove_prefix(1);
        }
        if (digits == 0) {
            return std::nullopt;
        }
        for (auto d = digits; d < 3; ++d) {
            value *= 10;
        }
        return value;
    }

    bool atEnd() const { return text_.empty(); }

private:
    std::string_view text_;
};

std::optional<sys_days> readDate(Cursor& cursor) {
    const auto yearNumber = cursor.number(4);
    if (!yearNumber || !cursor.literal('-')) {
        return std::nullopt;
    }
    const auto monthNumber = cursor.number(2);
    if (!monthNumber || !cursor.literal('-')) {
        return std::nullopt;
    }
    const auto dayNumber = cursor.number(2);
    if (!dayNumber) {
        return std::nullopt;
    }
    const year_month_day date{year{*yearNumber}, month{static_cast<unsigned>(*monthNumber)},
                              day{static_cast<unsigned>(*dayNumber)}};
    return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

std::optional<milliseconds> readTimeOfDay(Cursor& cursor) {
    const auto hour = cursor.number(2);
    if (!hour || *hour > 23 || !cursor.literal(':')) {
        return std::nullopt;
    }
    const auto minute = cursor.number(2);
    if (!minute || *minute > 59 || !cursor.literal(':')) {
        return std::nullopt;
    }
    const auto second = cursor.number(2);
    if (!second || *second > 60) {
        return std::nullopt;
    }
    int fraction = 0;
    if (cursor.literal('.')) {
        const auto digits = cursor.fraction();
        if (!digits) {
            return std::nullopt;
        }
        fraction = *second == 60 ? 0 : *digits;
    }
    return hours{*hour} + minutes{*minute} + seconds{*second} + milliseconds{fraction};
}

/// The offset from UTC.
std::optional<minutes> readOffset(Cursor& cursor) {
    if (cursor.anyOf('Z', 'z')) {
        return minutes{0};
    }
    int sign = 0;
    if (cursor.literal('+')) {
        sign = 1;
    } else if (cursor.literal('-')) {
        sign = -1;
    } else {
        return std::nullopt;
    }
    const auto hour = cursor.number(2);
    if (!hour || *hour > 23 || !cursor.literal(':')) {
        return std::nullopt;
    }
    const auto minute = cursor.number(2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    return sign * (hours{*hour} + minutes{*minute});
}

void appendNumber(std::string& text, int value, int width) {
    std::array<char, 8> digits{};
    for (auto i = width; i > 0; --i) {
        digits.at(static_cast<std::size_t>(i - 1)) = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    text.append(digits.data(), static_cast<std::size_t>(width));
}

} // namespace

std::optional<Timestamp> parseRfc3339(std::string_view text) {
    Cursor cursor(text);
    const auto date = readDate(cursor);
    if (!date || !cursor.anyOf('T', 't')) {
        return std::nullopt;
    }
    const auto time = readTimeOfDay(cursor);
    if (!time) {
        return std::nullopt;
    }
    const auto offset = readOffset(cursor);
    if (!offset || !cursor.atEnd()) {
        return std::nullopt;
    }
    const Timestamp result = *date + *time - *offset;
    const auto resultYear = year_month_day{floor<days>(result)}.year();
    if (resultYear < year{0} || resultYear > year{9999}) {
        return std::nullopt;
    }
    return result;
}

std::string formatRfc3339(Timestamp time) {
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::string text;
    text.reserve(24);
    appendNumber(text, static_cast<int>(date.year()), 4);
    text += '-';
    appendNumber(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    text += '-';
    appendNumber(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    text += 'T';
    appendNumber(text, static_cast<int>(clock.hours().count()), 2);
    text += ':';
    appendNumber(text, static_cast<int>(clock.minutes().count()), 2);
    text += ':';
    appendNumber(text, static_cast<int>(clock.seconds().count()), 2);
    text += '.';
    appendNumber(text, static_cast<int>(clock.subseconds().count()), 3);
    text += 'Z';
    return text;
}

} // namespace tempo
