#pragma once

#include "core/sender.hpp"

#include <cstdint>
#include <optional>

namespace tempo::access {

/// How many events a minute a sender may post, given what holds for senders without a rate of their
/// own; nothing means without a limit.
std::optional<std::uint32_t> effectiveLimit(const EventRate& rate,
                                            std::optional<std::uint32_t> defaultPerMinute);

} // namespace tempo::access
