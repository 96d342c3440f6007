#pragma once

#include <tempo/core/event.hpp>

#include <string>
#include <vector>

namespace tempo::store {

/// What a transaction has changed in the lists that people look at: whoever shows one reads those
/// rows anew. Each is named once.
struct ListChanges {
    std::vector<std::string> sources; ///< providers of which something has changed
    std::vector<EventId> events;      ///< new, changed or deleted
    std::vector<StackId> stacks;      ///< new, changed or gone

    bool empty() const { return sources.empty() && events.empty() && stacks.empty(); }

    friend bool operator==(const ListChanges&, const ListChanges&) = default;
};

} // namespace tempo::store
