#include "daemon/services/timeline_marks.hpp"

#include "daemon/services/actor.hpp"
#include "daemon/services/event_count.hpp"
#include "daemon/services/list_rows.hpp"
#include "store/audit/audit_log.hpp"
#include "store/events/event_query.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tempo::daemon {
namespace {

/// Events that one transaction marks, so that posting hardly waits.
constexpr std::size_t kMarkedAtOnce = 500;

store::Mark storedMark(protocol::Mark mark) {
    return mark == protocol::Mark::Dismiss ? store::Mark::Dismissed : store::Mark::Acknowledged;
}

bool isMarked(const Event& event, protocol::Mark mark) {
    return mark == protocol::Mark::Dismiss ? event.dismissedAt.has_value()
                                           : event.acknowledgedAt.has_value();
}

/// Of a page of a list, where the next one begins.
store::Stretch beyond(const Event& last) {
    return {{last.startDate, last.sequence}, store::Way::Older};
}

template<class T>
Expected<Done> doneOr(const Expected<T>& outcome) {
    return outcome ? Expected<Done>(Done{}) : tl::unexpected(outcome.error());
}

void note(store::WriteContext& context, std::string kind, const control::Caller& caller,
          const std::vector<Event>& events) {
    if (!events.empty()) {
        AuditEntry entry{.at = context.now, .kind = std::move(kind), .actor = actorOf(caller)};
        entry.detail = countOfEvents(events.size()) + ", first " + events.front().id.toString();
        store::append(context, entry);
    }
}

} // namespace

Async<protocol::TimelineMarked> TimelineMarks::mark(protocol::TimelineMarkParams params,
                                                    control::Caller caller) {
    const bool narrow = params.mark == protocol::Mark::Acknowledge && params.filter &&
                        params.filter->attention == protocol::Attention::Needed;
    Run run{.caller = caller,
            .members = narrow ? Members::NeedingAttention : Members::All,
            .done = {.changed = 0, .marking = {.mark = params.mark, .at = clock_.now()}}};
    run.done.marking.after = feed_.lastSequence();
    run.done.marking.upTo = run.done.marking.after;
    auto alone = markEvents(run, std::move(params.events));
    auto marked = co_await std::move(alone);
    for (std::size_t next = 0; marked && next < params.stacks.size(); ++next) {
        auto stacked = markStack(run, params.stacks[next]);
        marked = co_await std::move(stacked);
    }
    if (marked && params.filter) {
        auto filtered = markFiltered(run, filterOf(*params.filter));
        marked = co_await std::move(filtered);
    }
    if (!marked) {
        co_return tl::unexpected(std::move(marked.error()));
    }
    co_return run.done;
}

/// What is marked changes its sequence, not its startDate, and so comes to stand before the place
/// from which is read on.
Async<Done> TimelineMarks::markFiltered(Run& run, store::TimelineFilter filter) {
    auto stretch = store::kFromTheNewest;
    for (;;) {
        auto reading = tasks_.read<std::vector<store::TimelineEntry>>(
            [filter, stretch](
                const store::Connection& database) -> Expected<std::vector<store::TimelineEntry>> {
                return store::listTimeline(database, filter, stretch, kMarkedAtOnce);
            });
        const auto entries = co_await std::move(reading);
        if (!entries || entries->empty()) {
            co_return doneOr(entries);
        }
        std::vector<EventId> alone;
        for (const auto& entry : *entries) {
            if (!entry.stack) {
                alone.push_back(entry.event.id);
                continue;
            }
            auto stacked = markStack(run, *entry.event.stackID);
            auto marked = co_await std::move(stacked);
            if (!marked) {
                co_return tl::unexpected(std::move(marked.error()));
            }
        }
        auto marking = markEvents(run, std::move(alone));
        auto marked = co_await std::move(marking);
        if (!marked) {
            co_return tl::unexpected(std::move(marked.error()));
        }
        stretch = beyond(entries->back().event);
    }
}

Async<Done> TimelineMarks::markStack(Run& run, StackId stack) {
    auto stretch = store::kFromTheNewest;
    for (;;) {
        auto reading = tasks_.read<std::vector<Event>>(
            [stack, stretch](const store::Connection& database) -> Expected<std::vector<Event>> {
                return store::listMembers(database, stack, stretch, kMarkedAtOnce);
            });
        const auto members = co_await std::move(reading);
        if (!members || members->empty()) {
            co_return doneOr(members);
        }
        std::vector<EventId> ids;
        for (const auto& event : *members) {
            const bool wanted = run.members == Members::All || event.needsAttention;
            if (wanted && !isMarked(event, run.done.marking.mark)) {
                ids.push_back(event.id);
            }
        }
        auto marking = markEvents(run, std::move(ids));
        auto marked = co_await std::move(marking);
        if (!marked) {
            co_return tl::unexpected(std::move(marked.error()));
        }
        stretch = beyond(members->back());
    }
}

Async<Done> TimelineMarks::markEvents(Run& run, std::vector<EventId> ids) {
    if (ids.empty()) {
        co_return Done{};
    }
    auto writing = writeMarks(run, std::move(ids));
    const auto changed = co_await std::move(writing);
    if (!changed) {
        co_return tl::unexpected(changed.error());
    }
    run.done.changed += changed->size();
    for (const auto& event : *changed) {
        run.done.marking.upTo = std::max(run.done.marking.upTo, event.sequence);
    }
    feed_.stage(*changed);
    co_return Done{};
}

Async<std::vector<Event>> TimelineMarks::writeMarks(const Run& run, std::vector<EventId> ids) {
    return tasks_.write<std::vector<Event>>(
        [ids = std::move(ids), mark = storedMark(run.done.marking.mark), at = run.done.marking.at,
         caller = run.caller](store::WriteContext& context) -> Expected<std::vector<Event>> {
            auto changed = store::mark(context, ids, mark, at);
            note(context, mark == store::Mark::Dismissed ? "event.dismissed" : "event.acknowledged",
                 caller, changed);
            return changed;
        });
}

Async<protocol::ChangedResult> TimelineMarks::unmark(protocol::TimelineMarking marking,
                                                     control::Caller caller) {
    protocol::ChangedResult result;
    for (;;) {
        auto writing = takeBack(marking, caller);
        const auto changed = co_await std::move(writing);
        if (!changed) {
            co_return tl::unexpected(changed.error());
        }
        if (changed->empty()) {
            co_return result;
        }
        result.changed += changed->size();
        feed_.stage(*changed);
    }
}

Async<std::vector<Event>> TimelineMarks::takeBack(protocol::TimelineMarking marking,
                                                  control::Caller caller) {
    return tasks_.write<std::vector<Event>>(
        [marking, caller](store::WriteContext& context) -> Expected<std::vector<Event>> {
            const auto mark = storedMark(marking.mark);
            auto changed =
                store::unmark(context, mark, marking.at,
                              {.after = marking.after, .upTo = marking.upTo}, kMarkedAtOnce);
            note(context,
                 mark == store::Mark::Dismissed ? "event.undismissed" : "event.unacknowledged",
                 caller, changed);
            return changed;
        });
}

} // namespace tempo::daemon
