#include "cli/arguments/values.hpp"

#include "core/duration.hpp"

#include <charconv>
#include <cstdint>
#include <string>

namespace tempo::cli {
namespace {

constexpr std::uint32_t kHighestRate = 1'000'000;

std::optional<std::int64_t> readNumber(std::string_view text) {
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    const bool whole = error == std::errc{} && stopped == end;
    return whole ? std::optional<std::int64_t>(value) : std::nullopt;
}

auto refuse(std::string_view text, std::string_view accepted) {
    return failure(ErrorCode::InvalidInput,
                   "'" + std::string(text) + "' is not " + std::string(accepted));
}

constexpr std::string_view kDurationForm =
    "a duration: a whole number and s, m, h, d or w, as in 90s, 1h or 30d, at most 100 years";

} // namespace

Expected<std::chrono::seconds> readDuration(std::string_view text) {
    const auto duration = parseDuration(text);
    if (!duration) {
        return refuse(text, kDurationForm);
    }
    return *duration;
}

Expected<EventRate> readRate(std::string_view text) {
    if (text == "default") {
        return EventRate{};
    }
    if (text == "off") {
        return EventRate{.kind = EventRate::Kind::Off, .perMinute = 0};
    }
    const auto number = readNumber(text);
    if (!number || *number < 1 || *number > kHighestRate) {
        return refuse(text, "a rate: 1 to 1000000 events a minute, off, or default");
    }
    return EventRate{.kind = EventRate::Kind::PerMinute,
                     .perMinute = static_cast<std::uint32_t>(*number)};
}

Expected<Expiry> readExpiry(std::string_view text) {
    if (text == "never") {
        return Expiry(Never{});
    }
    if (const auto time = parseRfc3339(text)) {
        return Expiry(*time);
    }
    if (const auto duration = readDuration(text)) {
        return Expiry(*duration);
    }
    return refuse(text, "a time such as 2027-01-31T12:00:00Z, a duration such as 30d, or never");
}

std::optional<Timestamp> expiresAt(const Expiry& expiry, Timestamp now) {
    if (const auto* time = std::get_if<Timestamp>(&expiry)) {
        return *time;
    }
    if (const auto* duration = std::get_if<std::chrono::seconds>(&expiry)) {
        return now + *duration;
    }
    return std::nullopt;
}

Expected<bool> readSwitch(std::string_view text) {
    if (text != "on" && text != "off") {
        return refuse(text, "on or off");
    }
    return text == "on";
}

Expected<Moment> readMoment(std::string_view text) {
    if (const auto time = parseRfc3339(text)) {
        return Moment(*time);
    }
    if (const auto duration = readDuration(text)) {
        return Moment(*duration);
    }
    return refuse(text, "a time such as 2027-01-31T12:00:00Z, or how long ago, such as 30d");
}

Timestamp timeOf(const Moment& moment, Timestamp now) {
    const auto* ago = std::get_if<std::chrono::seconds>(&moment);
    return ago != nullptr ? now - *ago : std::get<Timestamp>(moment);
}

Expected<EventId> readEventId(std::string_view text) {
    if (const auto id = EventId::parse(text)) {
        return *id;
    }
    return refuse(text, "an event's id; 'tempoctl events list --ids' prints them");
}

Expected<Severity> readSeverity(std::string_view text) {
    if (const auto severity = parseSeverity(text)) {
        return *severity;
    }
    return refuse(text, "a severity: ok, info, warning, error or critical");
}

} // namespace tempo::cli
