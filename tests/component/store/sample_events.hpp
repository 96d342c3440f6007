#pragma once

#include "component/store/test_database.hpp"
#include "store/events/event_table.hpp"

#include <initializer_list>
#include <string>

namespace tempo::test {

inline EventDraft draftTitled(std::string title) {
    EventDraft draft;
    draft.providerIdentifier = "scripts.shell";
    draft.title = std::move(title);
    return draft;
}

/// A firing alert that replaces the one with the same externalID.
inline EventDraft alert(std::string externalID, Severity severity = Severity::Error) {
    auto draft = draftTitled("Alert " + externalID);
    draft.externalID = std::move(externalID);
    draft.severity = severity;
    return draft;
}

inline EventBatch batchOf(std::vector<EventDraft> drafts, Timestamp receivedAt) {
    EventBatch batch;
    batch.events = std::move(drafts);
    batch.sender.uuid.bytes.fill(7);
    batch.receivedAt = receivedAt;
    return batch;
}

inline std::vector<Event> storeAll(TestDatabase& database, std::vector<EventDraft> drafts) {
    return database
        .write([&](store::WriteContext& context) {
            return store::storeEvents(context, batchOf(std::move(drafts), database.clock.now()));
        })
        .events;
}

inline Event storeOne(TestDatabase& database, EventDraft draft) {
    return storeAll(database, {std::move(draft)}).front();
}

inline std::vector<std::string> titlesOf(const std::vector<Event>& events) {
    std::vector<std::string> titles;
    for (const auto& event : events) {
        titles.push_back(event.title);
    }
    return titles;
}

} // namespace tempo::test
