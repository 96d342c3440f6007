#include "store/stacks/timeline_query.hpp"

#include "core/provider_identifier.hpp"
#include "store/database/query.hpp"
#include "store/events/event_row.hpp"
#include "store/sources/provider_tree.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <utility>

namespace tempo::store {
namespace {

using Places = std::vector<EventCursor>;

/// What the indexes lead to next: several lists, each in the order of its way and cut off at
/// `limit`.
struct Runs {
    Stretch stretch;
    std::size_t limit = 0;
    std::vector<Places> lists = {};

    const EventCursor& from() const { return stretch.from; }
};

/// The next places of them all, in the order of their way.
struct NextPlaces {
    Places places;
    bool more = false; ///< there may be others after them
};

bool isNewer(const EventCursor& a, const EventCursor& b) {
    return a.startDate != b.startDate ? a.startDate > b.startDate : a.sequence > b.sequence;
}

/// Whether `a` is met before `b` on the way.
bool comesFirst(Way way, const EventCursor& a, const EventCursor& b) {
    return way == Way::Older ? isNewer(a, b) : isNewer(b, a);
}

/// One statement for each way.
struct BothWays {
    Sql older;
    Sql newer;

    Sql of(Way way) const { return way == Way::Older ? older : newer; }
};

// A list of places, or of events, read on beside a place that these columns say; its literal ends
// in WHERE and a condition.
#define TEMPO_BOTH_WAYS_BY(date, sequence, select)                                                 \
    BothWays {                                                                                     \
        select " AND (" date ", " sequence ") < (?, ?)"                                            \
               " ORDER BY " date " DESC, " sequence " DESC LIMIT ?",                               \
            select " AND (" date ", " sequence ") > (?, ?) ORDER BY " date ", " sequence           \
                   " LIMIT ?"                                                                      \
    }

// Of events; of stacks, by their heads. A stack that an edit of its score is taking apart may name
// a head that has left.
#define TEMPO_EVENTS_BOTH_WAYS(select) TEMPO_BOTH_WAYS_BY("start_date", "sequence", select)
#define TEMPO_STACKS_BOTH_WAYS(index, condition)                                                   \
    TEMPO_BOTH_WAYS_BY("head_date", "head",                                                        \
                       "SELECT head_date, head FROM stacks INDEXED BY " index                      \
                       " CROSS JOIN events ON sequence = head AND stack_id = stacks.id"            \
                       " WHERE " condition)

template<class... Values>
void addList(const Connection& connection, const BothWays& list, Runs& runs,
             const Values&... values) {
    Query query(connection, list.of(runs.stretch.way), values..., runs.from().startDate,
                runs.from().sequence, runs.limit);
    auto& places = runs.lists.emplace_back();
    while (query.next()) {
        places.push_back({query.column<Timestamp>(0), query.column<Sequence>(1)});
    }
}

// Each list names the index that leads to it: the planner has no statistics to choose by.

void addByTime(const Connection& connection, bool dismissed, Runs& runs) {
    addList(connection,
            TEMPO_EVENTS_BOTH_WAYS("SELECT start_date, sequence FROM events INDEXED BY"
                                   " events_by_time WHERE stands_alone = 1 AND dismissed = ?"),
            runs, dismissed);
    addList(connection, TEMPO_STACKS_BOTH_WAYS("stacks_by_time", "all_dismissed = ?"), runs,
            dismissed);
}

void addByProvider(const Connection& connection, std::string_view provider, bool dismissed,
                   Runs& runs) {
    addList(connection,
            TEMPO_EVENTS_BOTH_WAYS("SELECT start_date, sequence FROM events INDEXED BY"
                                   " events_by_provider WHERE stands_alone = 1"
                                   " AND provider_identifier = ? AND dismissed = ?"),
            runs, provider, dismissed);
    addList(connection,
            TEMPO_STACKS_BOTH_WAYS("stacks_by_provider",
                                   "stacks.provider_identifier = ? AND all_dismissed = ?"),
            runs, provider, dismissed);
}

void addBySeverity(const Connection& connection, Severity severity, bool dismissed, Runs& runs) {
    addList(connection,
            TEMPO_EVENTS_BOTH_WAYS("SELECT start_date, sequence FROM events INDEXED BY"
                                   " events_by_severity WHERE severity = ? AND dismissed = ?"
                                   " AND stack_id IS NULL"),
            runs, severity, dismissed);
    addList(
        connection,
        TEMPO_STACKS_BOTH_WAYS("stacks_by_severity", "stacks.severity = ? AND all_dismissed = ?"),
        runs, severity, dismissed);
}

void addNeedingAttention(const Connection& connection, Runs& runs) {
    addList(connection,
            TEMPO_EVENTS_BOTH_WAYS("SELECT start_date, sequence FROM events INDEXED BY"
                                   " events_needing_attention WHERE needs_attention = 1"
                                   " AND stack_id IS NULL"),
            runs);
    addList(connection, TEMPO_STACKS_BOTH_WAYS("stacks_needing_attention", "needing_attention > 0"),
            runs);
}

void addOfTree(const Connection& connection, const std::vector<std::string>& providers,
               bool dismissed, Runs& runs) {
    for (const auto& provider : providers) {
        addByProvider(connection, provider, dismissed, runs);
    }
}

/// Which of the two kinds of events, kept apart by the indexes, a list has.
std::vector<bool> kindsOf(const TimelineFilter& filter) {
    return filter.dismissed == Dismissed::Shown ? std::vector{false, true} : std::vector{false};
}

/// Of the lists of each of so many sources: where they are many, each is looked into less far.
std::size_t lengthOf(std::size_t sources, std::size_t limit) {
    constexpr std::size_t kLeast = 8;
    return sources <= 2 ? limit : std::min(limit, std::max(kLeast, 2 * limit / sources));
}

Runs runsOf(const Connection& connection, const TimelineFilter& filter, const Stretch& stretch,
            std::size_t limit) {
    Runs runs{.stretch = stretch, .limit = limit};
    const auto kinds = kindsOf(filter);
    if (filter.attention == Attention::NeededOnly) {
        addNeedingAttention(connection, runs);
    } else if (filter.severity) {
        for (const bool dismissed : kinds) {
            addBySeverity(connection, *filter.severity, dismissed, runs);
        }
    } else if (filter.provider) {
        const auto providers = providersIn(connection, *filter.provider);
        runs.limit = lengthOf(kinds.size() * providers.size(), limit);
        for (const bool dismissed : kinds) {
            addOfTree(connection, providers, dismissed, runs);
        }
    } else {
        for (const bool dismissed : kinds) {
            addByTime(connection, dismissed, runs);
        }
    }
    return runs;
}

/// Beyond the nearest end of a list that was cut off, places of that list may be missing.
NextPlaces merged(const Runs& runs) {
    const auto inOrder = [way = runs.stretch.way](const EventCursor& a, const EventCursor& b) {
        return comesFirst(way, a, b);
    };
    NextPlaces next;
    std::optional<EventCursor> end;
    for (const auto& places : runs.lists) {
        next.places.insert(next.places.end(), places.begin(), places.end());
        if (places.size() == runs.limit && (!end || inOrder(places.back(), *end))) {
            end = places.back();
        }
    }
    std::ranges::sort(next.places, inOrder);
    if (end) {
        const auto beyond = std::ranges::upper_bound(next.places, *end, inOrder);
        next.places.erase(beyond, next.places.end());
        next.more = true;
    }
    return next;
}

std::optional<TimelineEntry> entryAt(const Connection& connection, Sequence sequence) {
    TimelineEntry entry;
    {
        Query query(connection, "SELECT " TEMPO_EVENT_COLUMNS " FROM events WHERE sequence = ?",
                    sequence);
        if (!query.next()) {
            return std::nullopt;
        }
        entry.event = readEvent(query);
    }
    if (entry.event.stackID) {
        entry.stack = findStack(connection, *entry.event.stackID);
    }
    return entry;
}

/// What the first look at an event tells of the places of its entry.
void sortOut(const Connection& connection, const TimelineFilter& filter, const EventId& id,
             std::set<StackId>& stacks, TimelineDifference& difference) {
    auto event = findEvent(connection, id);
    if (event && event->stackID) {
        stacks.insert(*event->stackID);
    } else if (event) {
        TimelineEntry entry{*std::move(event), std::nullopt};
        if (holds(filter, entry)) {
            difference.entries.push_back(std::move(entry));
            return;
        }
    }
    difference.removedEvents.push_back(id);
}

} // namespace

bool holds(const TimelineFilter& filter, const TimelineEntry& entry) {
    const auto& [event, stack] = entry;
    if (filter.dismissed == Dismissed::Hidden && event.dismissedAt) {
        return false;
    }
    if (filter.attention == Attention::NeededOnly &&
        !(stack ? stack->needingAttention > 0 : event.needsAttention)) {
        return false;
    }
    if (filter.severity &&
        *filter.severity != (stack ? severityOf(stack->stack) : event.severity)) {
        return false;
    }
    const auto comesFrom = [&provider = event.providerIdentifier](const std::string& tree) {
        return isInTree(provider, tree);
    };
    return (!filter.provider || comesFrom(*filter.provider)) &&
           std::ranges::none_of(filter.without, comesFrom);
}

std::vector<TimelineEntry> listTimeline(const Connection& connection, const TimelineFilter& filter,
                                        const Stretch& stretch, std::size_t limit) {
    std::vector<TimelineEntry> entries;
    auto rest = stretch;
    for (bool more = true; more && entries.size() < limit;) {
        const auto next = merged(runsOf(connection, filter, rest, limit));
        for (const auto& place : next.places) {
            if (entries.size() == limit) {
                break;
            }
            auto entry = entryAt(connection, place.sequence);
            if (entry && holds(filter, *entry)) {
                entries.push_back(*std::move(entry));
            }
            rest.from = place;
        }
        more = next.more;
    }
    if (stretch.way == Way::Newer) {
        std::ranges::reverse(entries);
    }
    return entries;
}

std::optional<TimelineEntry> findStackEntry(const Connection& connection, StackId id) {
    auto stack = findStack(connection, id);
    if (!stack) {
        return std::nullopt;
    }
    auto entry = entryAt(connection, stack->head);
    // A stack that is not in force has no events of its own.
    return entry && entry->event.stackID == id ? std::move(entry) : std::nullopt;
}

std::vector<Event> listMembers(const Connection& connection, StackId id, const Stretch& stretch,
                               std::size_t limit) {
    constexpr auto kMembers =
        TEMPO_EVENTS_BOTH_WAYS("SELECT " TEMPO_EVENT_COLUMNS " FROM events INDEXED BY"
                               " events_by_stack WHERE stack_id = ? AND dismissed = ?");
    const auto placeOf = [](const Event& event) {
        return EventCursor{event.startDate, event.sequence};
    };
    std::vector<Event> members;
    for (const bool dismissed : {false, true}) {
        Query query(connection, kMembers.of(stretch.way), id, dismissed, stretch.from.startDate,
                    stretch.from.sequence, limit);
        while (query.next()) {
            members.push_back(readEvent(query));
        }
    }
    std::ranges::sort(members, [&](const Event& a, const Event& b) {
        return comesFirst(stretch.way, placeOf(a), placeOf(b));
    });
    members.resize(std::min(members.size(), limit));
    if (stretch.way == Way::Newer) {
        std::ranges::reverse(members);
    }
    return members;
}

TimelineDifference timelineAfter(const Connection& connection, const TimelineFilter& filter,
                                 const ListChanges& changes) {
    TimelineDifference difference;
    std::set<StackId> stacks(changes.stacks.begin(), changes.stacks.end());
    const std::set<EventId> events(changes.events.begin(), changes.events.end());
    for (const auto& id : events) {
        sortOut(connection, filter, id, stacks, difference);
    }
    for (const auto id : stacks) {
        auto entry = findStackEntry(connection, id);
        if (entry && holds(filter, *entry)) {
            difference.entries.push_back(*std::move(entry));
        } else {
            difference.removedStacks.push_back(id);
        }
    }
    return difference;
}

} // namespace tempo::store
