#pragma once

#include "model/events/event_row.hpp"
#include "model/link/daemon_link.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tempo::model {

/// A page of `events.list` as lists show it.
struct EventRowPage {
    std::vector<EventRow> rows;      ///< newest first
    std::optional<std::string> next; ///< where the next page begins; absent on the last one
};

Expected<EventRowPage> rowPageOf(const protocol::Json& json);

/// Asks for a page; `handler(const Expected<EventRowPage>&)`. What the events carry beyond their
/// rows is let go on the link's thread.
template<class Handler>
void askForRows(DaemonLink& link, QObject* context, const protocol::EventListParams& params,
                Handler handler) {
    askAs(link, context, "events.list", params, rowPageOf, std::move(handler));
}

} // namespace tempo::model
