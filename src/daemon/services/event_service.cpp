#include "daemon/services/event_service.hpp"

#include "daemon/services/action_message.hpp"
#include "daemon/services/actor.hpp"
#include "daemon/services/event_count.hpp"
#include "daemon/services/event_cursor.hpp"
#include "store/audit/audit_log.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_table.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <utility>

namespace tempo::daemon {
namespace {

/// Notes in the audit log that `count` events were changed.
void noteChange(store::WriteContext& context, const std::string& kind,
                const control::Caller& caller, const std::vector<EventId>& ids) {
    AuditEntry entry{.at = context.now, .kind = kind, .actor = actorOf(caller)};
    entry.detail = countOfEvents(ids.size()) + ", first " + ids.front().toString();
    store::append(context, entry);
}

store::EventFilter filterOf(const protocol::EventListParams& params) {
    return {.provider = params.provider,
            .severity = params.severity,
            .attention = params.attention == protocol::Attention::Needed
                             ? store::Attention::NeededOnly
                             : store::Attention::Any,
            .dismissed = params.dismissed == protocol::Dismissed::Shown ? store::Dismissed::Shown
                                                                        : store::Dismissed::Hidden};
}

protocol::EventPage readPage(const store::Connection& database, const store::EventFilter& filter,
                             const std::optional<store::EventCursor>& before, std::size_t limit) {
    const auto begun = std::chrono::steady_clock::now();
    protocol::EventPage page{.events = store::listEvents(database, filter, before, limit + 1)};
    if (page.events.size() > limit) {
        page.events.pop_back();
        const auto& last = page.events.back();
        page.next = toText(store::EventCursor{last.startDate, last.sequence});
    }
    page.elapsedMicroseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                                   std::chrono::steady_clock::now() - begun)
                                   .count();
    return page;
}

Error unknownEvent(const EventId& id) {
    return {ErrorCode::NotFound, "There is no event " + id.toString() + "."};
}

} // namespace

Async<protocol::EventPage> EventService::list(protocol::EventListParams params) {
    std::optional<store::EventCursor> before;
    if (params.before) {
        before = parseEventCursor(*params.before);
        if (!before) {
            co_return failure(ErrorCode::InvalidInput,
                              "`before` is not the `next` of an earlier page.");
        }
    }
    // g++ 12 moves a lambda that is written inside a co_await bit by bit; outside it is safe.
    auto reading = tasks_.read<protocol::EventPage>(
        [filter = filterOf(params), before,
         limit = params.limit](const store::Connection& database) -> Expected<protocol::EventPage> {
            return readPage(database, filter, before, limit);
        });
    co_return co_await std::move(reading);
}

Async<protocol::EventDetail> EventService::get(EventId id) {
    return tasks_.read<protocol::EventDetail>(
        [id, rules = actionRules_()](
            const store::Connection& database) -> Expected<protocol::EventDetail> {
            auto event = store::findEvent(database, id);
            if (!event) {
                return tl::unexpected(unknownEvent(id));
            }
            protocol::EventDetail detail{.event = *std::move(event)};
            for (auto& action : score::offeredActions(rules, detail.event)) {
                detail.actions.push_back(messageOf(std::move(action)));
            }
            for (const auto& revision : store::revisionsOf(database, id)) {
                detail.revisions.push_back({.revision = revision.revision,
                                            .replacedAt = revision.replacedAt,
                                            .document = nlohmann::json::parse(revision.document)});
            }
            return detail;
        });
}

Async<protocol::ChangedResult> EventService::change(std::vector<EventId> ids,
                                                    control::Caller caller, std::string kind,
                                                    Change change) {
    auto writing = tasks_.write<std::vector<Event>>(
        [ids = std::move(ids), caller, kind = std::move(kind),
         change = std::move(change)](store::WriteContext& context) -> Expected<std::vector<Event>> {
            auto events = change(context, ids);
            if (events && !events->empty()) {
                noteChange(context, kind, caller, ids);
            }
            return events;
        });
    auto changed = co_await std::move(writing);
    if (!changed) {
        co_return tl::unexpected(std::move(changed.error()));
    }
    const auto count = changed->size();
    feed_.stage(*changed);
    co_return protocol::ChangedResult{.changed = count};
}

Async<protocol::ChangedResult> EventService::acknowledge(std::vector<EventId> ids,
                                                         control::Caller caller) {
    return change(std::move(ids), caller, "event.acknowledged", store::acknowledge);
}

Async<protocol::ChangedResult> EventService::unacknowledge(std::vector<EventId> ids,
                                                           control::Caller caller) {
    return change(std::move(ids), caller, "event.unacknowledged", store::unacknowledge);
}

Async<protocol::ChangedResult> EventService::dismiss(std::vector<EventId> ids,
                                                     control::Caller caller) {
    return change(std::move(ids), caller, "event.dismissed", store::dismiss);
}

Async<protocol::ChangedResult> EventService::undismiss(std::vector<EventId> ids,
                                                       control::Caller caller) {
    return change(std::move(ids), caller, "event.undismissed", store::undismiss);
}

Async<protocol::ChangedResult> EventService::erase(std::vector<EventId> ids,
                                                   control::Caller caller) {
    auto writing =
        tasks_.write<Done>([ids, caller](store::WriteContext& context) -> Expected<Done> {
            if (auto outcome = store::erase(context, ids); !outcome) {
                return tl::unexpected(std::move(outcome.error()));
            }
            noteChange(context, "event.deleted", caller, ids);
            return Done{};
        });
    const auto erased = co_await std::move(writing);
    if (!erased) {
        co_return tl::unexpected(erased.error());
    }
    const auto count = ids.size();
    feed_.stageDeleted(std::move(ids));
    co_return protocol::ChangedResult{.changed = count};
}

Async<std::vector<Event>> EventService::changesAfter(Sequence sequence, std::size_t limit) {
    return tasks_.read<std::vector<Event>>(
        [sequence, limit](const store::Connection& database) -> Expected<std::vector<Event>> {
            return store::changesAfter(database, sequence, limit);
        });
}

Async<Sequence> EventService::sequenceOf(EventId id) {
    return tasks_.read<Sequence>([id](const store::Connection& database) -> Expected<Sequence> {
        const auto sequence = store::sequenceOf(database, id);
        if (!sequence) {
            return tl::unexpected(unknownEvent(id));
        }
        return *sequence;
    });
}

} // namespace tempo::daemon
