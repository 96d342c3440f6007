#pragma once

#include <tempo/core/event.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Finding events by what they say, and putting exported ones back.
namespace tempo::protocol {

// events.search: newest first by startDate
struct EventSearchParams {
    std::string query;                 ///< docs/SEARCH.md describes the language
    std::optional<std::string> before; ///< `next` of the page before this one
    std::uint32_t limit = 100;         ///< 1 to 1,000
    friend bool operator==(const EventSearchParams&, const EventSearchParams&) = default;
};
struct EventSearchPage {
    std::vector<Event> events;            ///< may be few or none although there is a `next`
    std::optional<std::string> next;      ///< where the next page begins; absent on the last one
    std::uint64_t unsearched = 0;         ///< at most so many events are not searchable yet
    std::int64_t elapsedMicroseconds = 0; ///< what the search took in the daemon
    friend bool operator==(const EventSearchPage&, const EventSearchPage&) = default;
};

// events.import: all of `events` are stored, or with a fault none is
struct EventImportParams {
    std::vector<Event> events; ///< 1 to 1,000, as events.export gives them
    friend bool operator==(const EventImportParams&, const EventImportParams&) = default;
};
struct ImportFault {
    std::uint32_t event = 0; ///< its place in `events`, from 0
    std::string pointer;     ///< what in it is wrong (JSON Pointer, RFC 6901)
    std::string detail;
    friend bool operator==(const ImportFault&, const ImportFault&) = default;
};
struct EventImportResult {
    std::uint64_t stored = 0;
    std::uint64_t unchanged = 0;  ///< an event with this id was there already
    std::uint64_t superseded = 0; ///< another event has its providerIdentifier and externalID
    std::vector<ImportFault> faults;
    friend bool operator==(const EventImportResult&, const EventImportResult&) = default;
};

} // namespace tempo::protocol
