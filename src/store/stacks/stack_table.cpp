#include "store/stacks/stack_table.hpp"

#include "store/database/query.hpp"

#define TEMPO_STACK_COLUMNS                                                                        \
    "id, provider_identifier, generation, kind, key, title, first_at, latest_at, closed_at, "      \
    "events, cycles, latest_severity, worst_severity, stack_color, closed_cycle_severity, "        \
    "dismissed, needing_attention, head, head_date"

namespace tempo::store {
namespace {

StoredStack readStack(const Query& query) {
    int column = 0;
    StoredStack stored;
    const auto next = [&]<class Value>(Value& value) {
        value = query.column<Value>(column++);
    };
    next(stored.id);
    next(stored.providerIdentifier);
    next(stored.generation);
    next(stored.stack.kind);
    next(stored.stack.key);
    next(stored.title);
    next(stored.stack.first);
    next(stored.stack.latest);
    next(stored.stack.closedAt);
    next(stored.stack.events);
    next(stored.stack.cycles);
    next(stored.stack.latestSeverity);
    next(stored.stack.worstSeverity);
    next(stored.stack.stackColor);
    next(stored.stack.closedCycleSeverity);
    next(stored.dismissed);
    next(stored.needingAttention);
    next(stored.head);
    next(stored.headDate);
    return stored;
}

} // namespace

std::optional<StoredStack> findStack(const Connection& connection, StackId id) {
    Query query(connection, "SELECT " TEMPO_STACK_COLUMNS " FROM stacks WHERE id = ?", id);
    return query.next() ? std::optional(readStack(query)) : std::nullopt;
}

std::optional<StoredStack> lastStack(const Connection& connection, const StackKey& key) {
    Query query(connection,
                "SELECT " TEMPO_STACK_COLUMNS " FROM stacks INDEXED BY stacks_by_key"
                " WHERE provider_identifier = ? AND generation = ? AND kind = ? AND key = ?"
                " ORDER BY id DESC LIMIT 1",
                key.providerIdentifier, key.generation, key.kind, key.key);
    return query.next() ? std::optional(readStack(query)) : std::nullopt;
}

std::int64_t generationOf(const Connection& connection, std::string_view providerIdentifier) {
    Query query(connection, "SELECT generation FROM derivations WHERE provider_identifier = ?",
                providerIdentifier);
    return query.next() ? query.column<std::int64_t>(0) : 0;
}

void insertStack(Connection& connection, const StoredStack& stored) {
    const auto& stack = stored.stack;
    execute(connection,
            "INSERT INTO stacks (" TEMPO_STACK_COLUMNS ", severity, all_dismissed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            stored.id, stored.providerIdentifier, stored.generation, stack.kind, stack.key,
            stored.title, stack.first, stack.latest, stack.closedAt, stack.events, stack.cycles,
            stack.latestSeverity, stack.worstSeverity, stack.stackColor, stack.closedCycleSeverity,
            stored.dismissed, stored.needingAttention, stored.head, stored.headDate,
            severityOf(stack), stored.allDismissed());
}

void updateStack(Connection& connection, const StoredStack& stored) {
    const auto& stack = stored.stack;
    execute(connection,
            "UPDATE stacks SET title = ?, latest_at = ?, closed_at = ?, events = ?, cycles = ?,"
            " latest_severity = ?, worst_severity = ?, stack_color = ?,"
            " closed_cycle_severity = ?, dismissed = ?, needing_attention = ?, head = ?,"
            " head_date = ?, severity = ?, all_dismissed = ? WHERE id = ?",
            stored.title, stack.latest, stack.closedAt, stack.events, stack.cycles,
            stack.latestSeverity, stack.worstSeverity, stack.stackColor, stack.closedCycleSeverity,
            stored.dismissed, stored.needingAttention, stored.head, stored.headDate,
            severityOf(stack), stored.allDismissed(), stored.id);
}

void deleteStack(Connection& connection, StackId id) {
    execute(connection, "DELETE FROM stacks WHERE id = ?", id);
}

} // namespace tempo::store
