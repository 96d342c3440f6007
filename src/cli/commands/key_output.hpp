#pragma once

#include "cli/context.hpp"

#include <tempo/protocol/messages/key.hpp>

#include <vector>

namespace tempo::cli {

/// One line on standard output for each value that does not open: what it is and whose.
void printUnopened(Context& context, const std::vector<protocol::UnopenedValue>& values);

} // namespace tempo::cli
