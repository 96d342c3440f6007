#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/ids.hpp>
#include <tempo/core/sender.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <chrono>
#include <optional>
#include <string_view>
#include <variant>

/// Texts of the command line as values. Every reader's InvalidInput says what was given and what is
/// accepted.
namespace tempo::cli {

/// A whole number with a unit: `90s`, `15m`, `1h`, `30d`, `2w`; at most 100 years.
Expected<std::chrono::seconds> readDuration(std::string_view text);

/// `default`, `off`, or 1 to 1,000,000 events a minute.
Expected<EventRate> readRate(std::string_view text);

struct Never {
    friend bool operator==(const Never&, const Never&) = default;
};

/// When something expires: never, at a time, or so long after now.
using Expiry = std::variant<Never, Timestamp, std::chrono::seconds>;

/// `never`, an RFC 3339 time, or a duration.
Expected<Expiry> readExpiry(std::string_view text);

std::optional<Timestamp> expiresAt(const Expiry& expiry, Timestamp now);

/// `on` or `off`.
Expected<bool> readSwitch(std::string_view text);

/// A moment: an RFC 3339 time, or a duration, which is so long ago.
using Moment = std::variant<Timestamp, std::chrono::seconds>;
Expected<Moment> readMoment(std::string_view text);
Timestamp timeOf(const Moment& moment, Timestamp now);

Expected<EventId> readEventId(std::string_view text);
Expected<Severity> readSeverity(std::string_view text);

} // namespace tempo::cli
