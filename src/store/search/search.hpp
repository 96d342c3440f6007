#pragma once

#include "core/search_query.hpp"
#include "store/events/event_query.hpp"

#include <tempo/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tempo::store {

struct SearchRequest {
    SearchQuery query;
    std::optional<EventCursor> before; ///< `next` of an earlier page
    std::size_t limit = 100;           ///< at least 1
};

/// What bounds one page.
struct SearchLimits {
    std::size_t candidates = 2000; ///< events of the index that are looked at
    std::size_t unindexed = 4000;  ///< newest events beside the index that are looked at
};

struct FoundEvents {
    std::vector<Event> events;       ///< newest first, by (startDate, sequence)
    std::optional<EventCursor> next; ///< where to go on; a page may be short or empty before that
    std::uint64_t unsearched = 0;    ///< at most so many events are not searchable yet

    friend bool operator==(const FoundEvents&, const FoundEvents&) = default;
};

/// One page. InvalidInput: a `word*` that too many words begin with. Throws DatabaseFailure.
Expected<FoundEvents> searchEvents(const Connection& connection, const SearchRequest& request,
                                   const SearchLimits& limits = {});

} // namespace tempo::store
