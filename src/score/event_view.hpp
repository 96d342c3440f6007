#pragma once

#include "core/event_draft.hpp"
#include "score/metadata.hpp"
#include "score/text_template.hpp"

#include <tempo/core/event.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::score {

/// An event as its sender wrote it, the way a score looks at it. It borrows everything.
struct EventView {
    std::string_view providerIdentifier;
    std::optional<std::string_view> externalID;
    std::string_view title;
    std::optional<std::string_view> subtitle;
    EventType eventType = EventType::Alert;
    std::optional<Severity> severity; ///< none: the sender left it out
    std::optional<State> state;       ///< likewise
    Timestamp startDate;
    std::optional<Timestamp> endDate;
    const Metadata& metadata;
    std::string_view actions = "[]"; ///< a JSON array of validated actions
};

/// `metadata` is that of the draft. An event without a start begins at `receivedAt`.
EventView viewOf(const EventDraft& draft, const Metadata& metadata, Timestamp receivedAt);

/// Of a stored event; `metadata` is that of the event.
EventView viewOf(const Event& event, const Metadata& metadata);

/// What a placeholder stands for; nothing where the event has no such value, null or an empty text.
/// Times are RFC 3339 in UTC.
std::optional<std::string> valueOf(const Placeholder& placeholder, const EventView& event);

/// The template with its values filled in as they are; nothing if it is empty or a value is
/// missing.
std::optional<std::string> render(const Template& source, const EventView& event);

/// The names of the placeholders whose values are missing, in their order, each once.
std::vector<std::string> missingIn(const Template& source, const EventView& event);

} // namespace tempo::score
