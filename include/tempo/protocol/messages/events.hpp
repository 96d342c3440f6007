#pragma once

#include <tempo/core/event.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Reading and marking events.
namespace tempo::protocol {

// events.list: newest first by startDate
enum class Dismissed : std::uint8_t { Hidden, Shown };
std::string_view toText(Dismissed dismissed);
enum class Attention : std::uint8_t { Any, Needed };
std::string_view toText(Attention attention);
struct EventListParams {
    std::optional<std::string> provider; ///< exactly this providerIdentifier
    std::optional<Severity> severity;    ///< exactly this severity
    Attention attention = Attention::Any;
    Dismissed dismissed = Dismissed::Hidden;
    std::optional<std::string> before; ///< `next` of the page before this one
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const EventListParams&, const EventListParams&) = default;
};
struct EventPage {
    std::vector<Event> events;
    std::optional<std::string> next;      ///< where the next page begins; absent on the last one
    std::int64_t elapsedMicroseconds = 0; ///< what the query took in the daemon
    friend bool operator==(const EventPage&, const EventPage&) = default;
};

// events.get
struct EventParams {
    EventId id;
    friend bool operator==(const EventParams&, const EventParams&) = default;
};
struct EventRevision {
    std::uint32_t revision = 0;
    Timestamp replacedAt;
    nlohmann::json document; ///< the earlier version under the names of the wire
    friend bool operator==(const EventRevision&, const EventRevision&) = default;
};
/// An action as it is offered for one event, its values filled in.
struct EventAction {
    std::string label;
    std::string systemIcon;
    std::string kind;         ///< `openURL`, `copyToClipboard` or `openTerminalWith`
    std::string author;       ///< `score` or `sender`
    std::string availability; ///< `ready`, `switched-off` (by the score) or `impossible`
    std::string text;         ///< the URL, the text to copy, the command; empty if impossible
    std::string reason;       ///< why it is impossible: a sentence
    std::vector<std::string> missing; ///< if that is so because the event lacks these values
    std::string written; ///< `text` as its author wrote it, before values are filled in
    friend bool operator==(const EventAction&, const EventAction&) = default;
};
struct EventDetail {
    Event event;
    std::vector<EventAction> actions;     ///< those of the score, then those of the event alone
    std::vector<EventRevision> revisions; ///< newest first
    friend bool operator==(const EventDetail&, const EventDetail&) = default;
};

// events.acknowledge, events.unacknowledge, events.dismiss, events.undismiss, events.delete
struct EventIdsParams {
    std::vector<EventId> ids; ///< 1 to 1,000
    friend bool operator==(const EventIdsParams&, const EventIdsParams&) = default;
};
struct ChangedResult {
    std::uint64_t changed = 0;
    friend bool operator==(const ChangedResult&, const ChangedResult&) = default;
};

// events.export, events.countMatching, events.deleteMatching: each criterion that is there must
// hold
struct EventSelection {
    std::optional<std::string> provider; ///< this one, and those below it on dot boundaries
    std::optional<std::string> sender;   ///< id or name
    std::optional<Timestamp> after;      ///< startDate at or after it
    std::optional<Timestamp> before;     ///< startDate before it
    friend bool operator==(const EventSelection&, const EventSelection&) = default;
};
struct EventExportParams {
    EventSelection selection;
    Dismissed dismissed = Dismissed::Hidden;
    Sequence after = 0;        ///< the sequence of the last event of the page before this one
    std::uint32_t limit = 500; ///< 1 to 1,000
    friend bool operator==(const EventExportParams&, const EventExportParams&) = default;
};
struct EventExportPage {
    std::vector<Event> events; ///< in the order of their sequence; empty at the end
    friend bool operator==(const EventExportPage&, const EventExportPage&) = default;
};
struct EventMatches {
    std::uint64_t matching = 0;
    Sequence upTo = 0; ///< the last sequence that was looked at
    friend bool operator==(const EventMatches&, const EventMatches&) = default;
};
struct EventEraseParams {
    EventSelection selection; ///< not empty
    Sequence upTo = 0;        ///< what has come or changed after it is left alone
    std::uint64_t limit = 0;  ///< at most so many, for whoever wants to stop in between; 0: all
    friend bool operator==(const EventEraseParams&, const EventEraseParams&) = default;
};

} // namespace tempo::protocol
