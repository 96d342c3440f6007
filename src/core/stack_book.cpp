#include "core/stack_book.hpp"

#include <optional>

namespace tempo {

Placed StackBook::add(const StackEvent& event) {
    const std::pair key(kindOf(event.grouping), event.grouping.key);
    const auto found = last_.find(key);
    auto placed = place(event, found == last_.end() ? std::nullopt : std::optional(found->second));
    if (placed.stack.kind != StackKind::Alone) {
        last_.insert_or_assign(key, placed.stack);
    }
    return placed;
}

} // namespace tempo
