#pragma once

#include "store/events/event_query.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tempo::daemon {

/// A place in a list of events as the `next` and `before` of the control protocol: opaque there.
std::string toText(const store::EventCursor& cursor);
std::optional<store::EventCursor> parseEventCursor(std::string_view text);

} // namespace tempo::daemon
