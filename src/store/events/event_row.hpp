#pragma once

#include "store/database/query.hpp"

#include <tempo/core/event.hpp>

/// The columns of an event as readEvent takes them, for use inside the literal of a statement.
#define TEMPO_EVENT_COLUMNS                                                                        \
    "sequence, id, provider_identifier, external_id, title, subtitle, event_type, severity, "      \
    "state, start_date, end_date, received_at, metadata, actions, revision, acknowledged_at, "     \
    "dismissed_at, needs_attention, transport, sender_id, sender_severity, sender_state, score, "  \
    "label, label_color, display_title, display_subtitle, emoji, indicator_color, tag, surface, "  \
    "role, stack_id, score_version"

namespace tempo::store {

/// The event in the current row of a query for TEMPO_EVENT_COLUMNS.
Event readEvent(const Query& query);

} // namespace tempo::store
