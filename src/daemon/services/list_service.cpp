#include "daemon/services/list_service.hpp"

#include "daemon/services/event_cursor.hpp"
#include "daemon/services/list_rows.hpp"
#include "store/sources/activity_table.hpp"
#include "store/stacks/timeline_query.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace tempo::daemon {
namespace {

/// What a query has taken so far.
class Elapsed {
public:
    std::int64_t microseconds() const {
        return std::chrono::duration_cast<std::chrono::microseconds>(
                   std::chrono::steady_clock::now() - begun_)
            .count();
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

/// What `before` or `after` asks for.
Expected<store::Stretch> stretchOf(const std::optional<std::string>& before,
                                   const std::optional<std::string>& after) {
    if (before && after) {
        return failure(ErrorCode::InvalidInput,
                       "`before` and `after` exclude each other; give one of them.");
    }
    if (!before && !after) {
        return store::kFromTheNewest;
    }
    const auto place = parseEventCursor(before ? *before : *after);
    if (!place) {
        return failure(ErrorCode::InvalidInput,
                       "`before` and `after` take the `next` of a page, or a place as "
                       "1769900000000.42: milliseconds since 1970, a dot, a sequence.");
    }
    return store::Stretch{*place, before ? store::Way::Older : store::Way::Newer};
}

/// Takes what is beyond the limit away; gives where the next page begins.
template<class Item, class EventOf>
std::optional<std::string> cutToPage(std::vector<Item>& items, store::Way way, std::size_t limit,
                                     EventOf eventOf) {
    if (items.size() <= limit) {
        return std::nullopt;
    }
    items.erase(way == store::Way::Older ? items.end() - 1 : items.begin());
    const Event& last = eventOf(way == store::Way::Older ? items.back() : items.front());
    return toText(store::EventCursor{last.startDate, last.sequence});
}

protocol::TimelinePage readTimeline(const store::Connection& database,
                                    const store::TimelineFilter& filter,
                                    const store::Stretch& stretch, std::size_t limit) {
    const Elapsed elapsed;
    auto entries = store::listTimeline(database, filter, stretch, limit + 1);
    protocol::TimelinePage page;
    page.next = cutToPage(entries, stretch.way, limit,
                          [](const auto& entry) -> const Event& { return entry.event; });
    page.rows = rowsOf(std::move(entries));
    page.elapsedMicroseconds = elapsed.microseconds();
    return page;
}

} // namespace

Async<protocol::SourceList> ListService::sources() {
    const Elapsed elapsed;
    auto reading = tasks_.read<std::vector<store::ListedSource>>(
        [](const store::Connection& database) -> Expected<std::vector<store::ListedSource>> {
            return store::listedSources(database);
        });
    const auto stored = co_await std::move(reading);
    if (!stored) {
        co_return tl::unexpected(stored.error());
    }
    protocol::SourceList list{.sources = sourceList(*stored, lookOf_, clock_.now())};
    list.elapsedMicroseconds = elapsed.microseconds();
    co_return list;
}

Async<protocol::SourceRemoval> ListService::removeSource(protocol::SourceRemoveParams params,
                                                         control::Caller caller) {
    return removal_.remove(std::move(params), caller);
}

Async<protocol::Counts> ListService::counts() {
    return tasks_.read<protocol::Counts>(
        [](const store::Connection& database) -> Expected<protocol::Counts> {
            return countsOf(store::countEvents(database));
        });
}

Async<protocol::Activity> ListService::activity(protocol::ActivityParams params) {
    return tasks_.read<protocol::Activity>(
        [params =
             std::move(params)](const store::Connection& database) -> Expected<protocol::Activity> {
            const Elapsed elapsed;
            protocol::Activity activity;
            for (const auto& counts :
                 store::readActivity(database, params.provider, params.starts)) {
                activity.counts.push_back(countsOf(counts));
            }
            activity.elapsedMicroseconds = elapsed.microseconds();
            return activity;
        });
}

Async<protocol::TimelinePage> ListService::timeline(protocol::TimelineParams params) {
    const auto stretch = stretchOf(params.before, params.after);
    if (!stretch) {
        co_return tl::unexpected(stretch.error());
    }
    auto reading = tasks_.read<protocol::TimelinePage>(
        [filter = filterOf(params.filter), stretch = *stretch, limit = params.limit](
            const store::Connection& database) -> Expected<protocol::TimelinePage> {
            return readTimeline(database, filter, stretch, limit);
        });
    co_return co_await std::move(reading);
}

Async<protocol::StackDetail> ListService::stack(StackId id) {
    return tasks_.read<protocol::StackDetail>(
        [id](const store::Connection& database) -> Expected<protocol::StackDetail> {
            auto entry = store::findStackEntry(database, id);
            if (!entry) {
                return failure(ErrorCode::NotFound, "There is no stack " + std::to_string(id) +
                                                        ": its events are gone, or stand "
                                                        "otherwise since a score has changed.");
            }
            return rowOf(*std::move(entry));
        });
}

Async<protocol::EventPage> ListService::stackEvents(protocol::StackEventsParams params) {
    const auto stretch = stretchOf(params.before, params.after);
    if (!stretch) {
        co_return tl::unexpected(stretch.error());
    }
    auto reading = tasks_.read<protocol::EventPage>(
        [id = params.id, stretch = *stretch,
         limit = params.limit](const store::Connection& database) -> Expected<protocol::EventPage> {
            const Elapsed elapsed;
            protocol::EventPage page{
                .events = store::listMembers(database, id, stretch, std::size_t{limit} + 1)};
            page.next = cutToPage(page.events, stretch.way, limit,
                                  [](const Event& event) -> const Event& { return event; });
            page.elapsedMicroseconds = elapsed.microseconds();
            return page;
        });
    co_return co_await std::move(reading);
}

Async<control::TimelineUpdate> ListService::timelineAfter(protocol::TimelineFilter filter,
                                                          control::ListChanges changes) {
    return tasks_.read<control::TimelineUpdate>(
        [filter = filterOf(filter), changes = namesOf(std::move(changes))](
            const store::Connection& database) -> Expected<control::TimelineUpdate> {
            auto difference = store::timelineAfter(database, filter, changes);
            return control::TimelineUpdate{.rows = rowsOf(std::move(difference.entries)),
                                           .removedEvents = std::move(difference.removedEvents),
                                           .removedStacks = std::move(difference.removedStacks)};
        });
}

} // namespace tempo::daemon
