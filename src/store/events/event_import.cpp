#include "store/events/event_import.hpp"

#include "core/attention.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_table.hpp"
#include "store/stacks/stack_members.hpp"

#include <utility>

namespace tempo::store {
namespace {

bool isSuperseded(const Connection& connection, const Event& event) {
    Query query(connection,
                "SELECT 1 FROM events WHERE provider_identifier = ? AND external_id = ?",
                event.providerIdentifier, event.externalID);
    return event.externalID && query.next();
}

} // namespace

ImportOutcome importEvents(WriteContext& context, std::vector<ImportedEvent>&& events) {
    ImportOutcome outcome;
    for (auto& [event, derivation] : events) {
        if (sequenceOf(context.database, event.id)) {
            ++outcome.unchanged;
        } else if (isSuperseded(context.database, event)) {
            ++outcome.superseded;
        } else {
            apply(derivation, event);
            event.needsAttention = needsAttention(event);
            insertEvent(context, event, derivation);
            outcome.stored.push_back(std::move(event));
        }
    }
    return outcome;
}

} // namespace tempo::store
