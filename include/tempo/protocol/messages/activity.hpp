#pragma once

#include <tempo/core/attention_counts.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How many events there are, and how many there were when.
namespace tempo::protocol {

// counts.get, counts.subscribe
struct Counts {
    std::uint64_t events = 0; ///< in the database, dismissed ones too
    std::uint64_t needsAttention = 0;
    std::optional<Severity> worstSeverity; ///< of those that need attention
    AttentionCounts attention;
    friend bool operator==(const Counts&, const Counts&) = default;
};
struct CountsSubscribed {
    std::uint64_t subscription = 0;
    Counts counts; ///< as they are now; changes follow as notifications
    friend bool operator==(const CountsSubscribed&, const CountsSubscribed&) = default;
};
struct CountsChanged { // notification `counts.changed`
    std::uint64_t subscription = 0;
    Counts counts;
    friend bool operator==(const CountsChanged&, const CountsChanged&) = default;
};

/// Events of one stretch of time, by the severity that they had when they arrived.
struct SeverityCounts {
    std::uint64_t ok = 0;
    std::uint64_t info = 0;
    std::uint64_t warning = 0;
    std::uint64_t error = 0;
    std::uint64_t critical = 0;
    friend bool operator==(const SeverityCounts&, const SeverityCounts&) = default;
};

// activity.get, activity.subscribe
/// `starts` are the beginnings of hours or days, as the calendar of who asks has them, and the end
/// of the last one. So a day may have 23 or 25 hours, and the daemon needs to know no time zone.
struct ActivityParams {
    std::vector<Timestamp> starts;       ///< 2 to 1,001, rising; quarters of an hour
    std::optional<std::string> provider; ///< this one, and those below it on dot boundaries
    friend bool operator==(const ActivityParams&, const ActivityParams&) = default;
};
struct Activity {
    std::vector<SeverityCounts> counts;   ///< one fewer than `starts`
    std::int64_t elapsedMicroseconds = 0; ///< what it took in the daemon
    friend bool operator==(const Activity&, const Activity&) = default;
};
struct ActivitySubscribed {
    std::uint64_t subscription = 0;
    std::vector<SeverityCounts> counts; ///< as they are now; changes follow as notifications
    friend bool operator==(const ActivitySubscribed&, const ActivitySubscribed&) = default;
};
struct ActivityChange {
    std::uint32_t index = 0; ///< in `counts`
    SeverityCounts counts;
    friend bool operator==(const ActivityChange&, const ActivityChange&) = default;
};
struct ActivityChanged { // notification `activity.changed`
    std::uint64_t subscription = 0;
    std::vector<ActivityChange> changes;
    friend bool operator==(const ActivityChanged&, const ActivityChanged&) = default;
};

} // namespace tempo::protocol
