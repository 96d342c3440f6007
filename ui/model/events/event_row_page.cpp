#include "model/events/event_row_page.hpp"

namespace tempo::model {

Expected<EventRowPage> rowPageOf(const protocol::Json& json) {
    auto page = protocol::fromJson<protocol::EventPage>(json);
    if (!page) {
        return tl::unexpected(page.error());
    }
    EventRowPage made{.rows = {}, .next = std::move(page->next)};
    made.rows.reserve(page->events.size());
    for (const auto& event : page->events) {
        made.rows.push_back(rowOf(event));
    }
    return made;
}

} // namespace tempo::model
