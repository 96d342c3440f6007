#pragma once

#include "store/threads/write_job.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The memory of answers by (sender, Idempotency-Key), kept for limits::kIdempotencyMemory.
namespace tempo::store {

/// The ids of the first answer, if there was one in that time.
std::optional<std::vector<EventId>> knownAnswer(WriteContext& context, const SenderId& sender,
                                                std::string_view key);

/// Keeps an answer, and forgets a few that are too old, so that the table cannot grow for ever.
void rememberAnswer(WriteContext& context, const SenderId& sender, std::string_view key,
                    std::span<const EventId> ids);

} // namespace tempo::store
