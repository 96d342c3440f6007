#pragma once

#include "core/event_draft.hpp"

#include <nlohmann/json.hpp>

namespace tempo::test {

/// A draft as an event in Tempo's own JSON, in the order of docs/HTTP-API.md.
inline nlohmann::ordered_json toJson(const EventDraft& draft) {
    using Json = nlohmann::ordered_json;
    Json event{{"title", draft.title},
               {"providerIdentifier", draft.providerIdentifier},
               {"eventType", toText(draft.eventType)}};
    const auto add = [&event](const char* name, const auto& value) {
        if (value) {
            event[name] = *value;
        }
    };
    const auto addWord = [&event](const char* name, const auto& value) {
        if (value) {
            event[name] = toText(*value);
        }
    };
    const auto addTime = [&event](const char* name, const auto& value) {
        if (value) {
            event[name] = formatRfc3339(*value);
        }
    };
    add("subtitle", draft.subtitle);
    addWord("severity", draft.severity);
    addWord("state", draft.state);
    addTime("startDate", draft.startDate);
    addTime("endDate", draft.endDate);
    add("externalID", draft.externalID);
    event["metadata"] = Json::parse(draft.metadata);
    event["actions"] = Json::parse(draft.actions);
    return event;
}

} // namespace tempo::test
