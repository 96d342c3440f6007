#include "daemon/services/import_service.hpp"

#include "daemon/services/actor.hpp"
#include "daemon/services/import_rules.hpp"
#include "score/derive.hpp"
#include "store/audit/audit_log.hpp"
#include "store/events/event_import.hpp"

#include <utility>

namespace tempo::daemon {
namespace {

void note(store::WriteContext& context, const control::Caller& caller,
          const store::ImportOutcome& outcome) {
    const auto count = outcome.stored.size();
    AuditEntry entry{.at = context.now, .kind = "event.imported", .actor = actorOf(caller)};
    entry.detail = std::to_string(count) + (count == 1 ? " event" : " events") + ", first " +
                   outcome.stored.front().id.toString();
    store::append(context, entry);
}

std::vector<store::ImportedEvent> derived(std::vector<Event>&& events,
                                          const score::Library& library) {
    std::vector<store::ImportedEvent> imported;
    imported.reserve(events.size());
    for (auto& event : events) {
        auto derivation = score::deriveAgain(library, event);
        imported.push_back({std::move(event), std::move(derivation)});
    }
    return imported;
}

} // namespace

Async<protocol::EventImportResult> ImportService::import(protocol::EventImportParams params,
                                                         control::Caller caller) {
    const auto rules = scoring_.actionRules();
    protocol::EventImportResult result{
        .faults = importFaults(params.events, clock_.now(), rules.moreSchemes)};
    if (!result.faults.empty()) {
        co_return result;
    }
    const auto& library = rules.library;
    auto writing = tasks_.write<store::ImportOutcome>(
        [events = derived(std::move(params.events), *library),
         caller](store::WriteContext& context) mutable -> Expected<store::ImportOutcome> {
            auto outcome = store::importEvents(context, std::move(events));
            if (!outcome.stored.empty()) {
                note(context, caller, outcome);
            }
            return outcome;
        });
    auto outcome = co_await std::move(writing);
    if (!outcome) {
        co_return tl::unexpected(std::move(outcome.error()));
    }
    result.stored = outcome->stored.size();
    result.unchanged = outcome->unchanged;
    result.superseded = outcome->superseded;
    scoring_.stored({.ids = {}, .events = outcome->stored, .triaged = {}}, *library);
    feed_.stage(outcome->stored);
    co_return result;
}

} // namespace tempo::daemon
