#include "score/event_view.hpp"

#include <algorithm>
#include <utility>

namespace tempo::score {
namespace {

std::optional<std::string> unlessEmpty(std::optional<std::string> text) {
    return text && !text->empty() ? std::move(text) : std::nullopt;
}

std::optional<std::string> metadataValue(const std::string& key, const Metadata& metadata) {
    if (key.empty()) {
        return metadata.text();
    }
    const auto value = metadata.find(key);
    return value ? textOf(*value) : std::nullopt;
}

std::optional<std::string> rawValue(const Placeholder& placeholder, const EventView& event) {
    switch (placeholder.field) {
    case Field::Title:
        return std::string(event.title);
    case Field::StartDate:
        return formatRfc3339(event.startDate);
    case Field::EndDate:
        return event.endDate ? std::optional(formatRfc3339(*event.endDate)) : std::nullopt;
    case Field::EventType:
        return std::string(toText(event.eventType));
    case Field::ProviderIdentifier:
        return std::string(event.providerIdentifier);
    case Field::ExternalId:
        return event.externalID ? std::optional(std::string(*event.externalID)) : std::nullopt;
    case Field::Metadata:
        break;
    }
    return metadataValue(placeholder.key, event.metadata);
}

} // namespace

EventView viewOf(const EventDraft& draft, const Metadata& metadata, Timestamp receivedAt) {
    return {.providerIdentifier = draft.providerIdentifier,
            .externalID = draft.externalID,
            .title = draft.title,
            .subtitle = draft.subtitle,
            .eventType = draft.eventType,
            .severity = draft.severity,
            .state = draft.state,
            .startDate = draft.startDate.value_or(receivedAt),
            .endDate = draft.endDate,
            .metadata = metadata,
            .actions = draft.actions};
}

EventView viewOf(const Event& event, const Metadata& metadata) {
    return {.providerIdentifier = event.providerIdentifier,
            .externalID = event.externalID,
            .title = event.title,
            .subtitle = event.subtitle,
            .eventType = event.eventType,
            .severity = event.senderSeverity,
            .state = event.senderState,
            .startDate = event.startDate,
            .endDate = event.endDate,
            .metadata = metadata,
            .actions = event.actions};
}

std::optional<std::string> valueOf(const Placeholder& placeholder, const EventView& event) {
    return unlessEmpty(rawValue(placeholder, event));
}

std::optional<std::string> render(const Template& source, const EventView& event) {
    std::string text;
    for (const auto& piece : source.pieces) {
        if (const auto* placeholder = std::get_if<Placeholder>(&piece)) {
            const auto value = valueOf(*placeholder, event);
            if (!value) {
                return std::nullopt;
            }
            text += *value;
        } else {
            text += std::get<std::string>(piece);
        }
    }
    return source.empty() ? std::nullopt : std::optional(std::move(text));
}

std::vector<std::string> missingIn(const Template& source, const EventView& event) {
    std::vector<std::string> names;
    for (const auto& piece : source.pieces) {
        const auto* placeholder = std::get_if<Placeholder>(&piece);
        if (placeholder == nullptr || valueOf(*placeholder, event)) {
            continue;
        }
        auto name = nameOf(*placeholder);
        if (std::ranges::find(names, name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

} // namespace tempo::score
