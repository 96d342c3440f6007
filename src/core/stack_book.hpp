#pragma once

#include "core/stacks.hpp"

#include <map>
#include <string>
#include <utility>

namespace tempo {

/// The stacks of one source as its events come in, in memory.
class StackBook {
public:
    /// Puts the next event into its stack.
    Placed add(const StackEvent& event);

private:
    /// The stack that began last, by kind and key.
    std::map<std::pair<StackKind, std::string>, Stack> last_;
};

} // namespace tempo
