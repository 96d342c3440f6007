#include "store/events/idempotency.hpp"

#include "store/database/query.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>

namespace tempo::store {
namespace {

constexpr std::size_t kIdSize = sizeof(Uuid::bytes);

std::string join(std::span<const EventId> ids) {
    std::string bytes;
    bytes.reserve(ids.size() * kIdSize);
    for (const auto& id : ids) {
        bytes.append(id.uuid.bytes.begin(), id.uuid.bytes.end());
    }
    return bytes;
}

std::vector<EventId> split(std::span<const std::uint8_t> bytes) {
    std::vector<EventId> ids(bytes.size() / kIdSize);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::ranges::copy(bytes.subspan(i * kIdSize, kIdSize), ids[i].uuid.bytes.begin());
    }
    return ids;
}

} // namespace

std::optional<std::vector<EventId>> knownAnswer(WriteContext& context, const SenderId& sender,
                                                std::string_view key) {
    Query query(context.database,
                "SELECT event_ids FROM idempotency"
                " WHERE sender_id = ? AND key = ? AND created_at > ?",
                sender, key, context.now - limits::kIdempotencyMemory);
    return query.next() ? std::optional(split(query.blob(0))) : std::nullopt;
}

void rememberAnswer(WriteContext& context, const SenderId& sender, std::string_view key,
                    std::span<const EventId> ids) {
    // Two go for each one that comes.
    execute(context.database,
            "DELETE FROM idempotency WHERE (sender_id, key) IN (SELECT sender_id, key FROM"
            " idempotency WHERE created_at <= ? ORDER BY created_at LIMIT 2)",
            context.now - limits::kIdempotencyMemory);
    const auto bytes = join(ids);
    execute(context.database,
            "INSERT OR REPLACE INTO idempotency (sender_id, key, event_ids, created_at)"
            " VALUES (?, ?, ?, ?)",
            sender, key, Blob{bytes}, context.now);
}

} // namespace tempo::store
