#include "store/stack_members.hpp"

#include "store/aggregates.hpp"
#include "store/query.hpp"
#include "store/stack_table.hpp"

#include <utility>

namespace tempo::store {
namespace {

/// Which members are looked at.
enum class Among : std::uint8_t { Visible, Dismissed };

/// An event that has moved to another stack since keeps the mark that it has there.
void unmarkHead(WriteContext& context, const StoredStack& stored) {
    execute(context.database,
            "UPDATE events SET heads_stack = 0 WHERE sequence = ? AND stack_id = ?", stored.head,
            stored.id);
}

void markHead(WriteContext& context, Sequence sequence) {
    execute(context.database, "UPDATE events SET heads_stack = 1 WHERE sequence = ?", sequence);
}

void add(StoredStack& stored, const Member& member) {
    stored.dismissed += member.dismissed ? 1 : 0;
    stored.needingAttention += member.needsAttention ? 1 : 0;
}

void subtract(StoredStack& stored, const Member& member) {
    stored.dismissed -= member.dismissed ? 1 : 0;
    stored.needingAttention -= member.needsAttention ? 1 : 0;
}

std::optional<Sequence> newestMember(const WriteContext& context, StackId stack, Among among,
                                     Sequence except) {
    Query query(context.database,
                "SELECT sequence FROM events INDEXED BY events_by_stack WHERE stack_id = ?"
                " AND dismissed = ? AND sequence <> ? ORDER BY start_date DESC, sequence DESC"
                " LIMIT 1",
                stack, among, except);
    return query.next() ? std::optional(query.column<Sequence>(0)) : std::nullopt;
}

/// `except`: the member that cannot be it; 0 for none.
void electHead(WriteContext& context, StoredStack& stored, Sequence except = 0) {
    auto head = newestMember(context, stored.id, Among::Visible, except);
    if (!head) {
        head = newestMember(context, stored.id, Among::Dismissed, except);
    }
    if (head && *head != stored.head) {
        unmarkHead(context, stored);
        markHead(context, *head);
        stored.head = *head;
    }
}

/// `event` is a member and counted as one.
bool isShownBy(const StoredStack& stored, const Event& event) {
    const bool allDismissed = stored.dismissed == stored.stack.events;
    return !event.dismissedAt || allDismissed;
}

/// `before`: if the event was in this stack already.
void chooseHead(WriteContext& context, StoredStack& stored, Event& event,
                const std::optional<Member>& before) {
    const bool wasHead = before && stored.head == before->sequence;
    event.headsStack = isShownBy(stored, event);
    if (!event.headsStack) {
        if (wasHead) {
            electHead(context, stored, before->sequence);
        }
        return;
    }
    if (!wasHead) {
        unmarkHead(context, stored);
    }
    stored.head = event.sequence;
}

void begin(WriteContext& context, Event& event, const StackKey& key, Stack stack,
           const std::string& title) {
    StoredStack stored{.id = ++context.lastSequence,
                       .providerIdentifier = event.providerIdentifier,
                       .generation = key.generation,
                       .stack = std::move(stack),
                       .title = title,
                       .head = event.sequence};
    event.stackID = stored.id;
    event.headsStack = true;
    add(stored, *memberOf(event));
    insertStack(context.database, stored);
}

void join(WriteContext& context, Event& event, StoredStack& stored, const std::string& title,
          const std::optional<Member>& before) {
    const auto same = before && before->stack == stored.id ? before : std::nullopt;
    event.stackID = stored.id;
    stored.title = title;
    if (same) {
        subtract(stored, *same);
    } else {
        ++stored.stack.events;
    }
    add(stored, *memberOf(event));
    chooseHead(context, stored, event, same);
    updateStack(context.database, stored);
}

bool anyMemberIs(const WriteContext& context, StackId stack, Severity severity) {
    Query query(context.database,
                "SELECT 1 FROM events INDEXED BY events_by_stack WHERE stack_id = ?"
                " AND severity = ? LIMIT 1",
                stack, severity);
    return query.next();
}

/// When a member that was as bad as any has left.
Severity worstOf(const WriteContext& context, const StoredStack& stored) {
    if (anyMemberIs(context, stored.id, stored.stack.worstSeverity)) {
        return stored.stack.worstSeverity;
    }
    Query query(context.database,
                "SELECT max(severity) FROM events INDEXED BY events_by_stack WHERE stack_id = ?",
                stored.id);
    return query.next() ? query.column<Severity>(0) : stored.stack.worstSeverity;
}

} // namespace

std::optional<Member> memberOf(const Event& event) {
    if (!event.stackID) {
        return std::nullopt;
    }
    return Member{*event.stackID, event.sequence, event.severity, event.dismissedAt.has_value(),
                  event.needsAttention};
}

void enterStack(WriteContext& context, Event& event, const Entry& entry,
                const std::optional<Member>& before) {
    const auto& grouping = entry.grouping;
    event.stackID.reset();
    event.headsStack = true;
    if (grouping.role == StackRole::Single) {
        return;
    }
    const StackKey key{event.providerIdentifier, entry.generation, kindOf(grouping), grouping.key};
    const StackEvent arriving{grouping, event.severity, event.startDate};
    auto last = lastStack(context.database, key);
    auto placed = place(arriving, last ? std::optional(last->stack) : std::nullopt);
    if (placed.placement == Placement::Joined) {
        --placed.stack.events; // counted by join, which knows whether the event is new to it
        last->stack = std::move(placed.stack);
        join(context, event, *last, entry.stackTitle, before);
    } else if (placed.stack.kind != StackKind::Alone) {
        begin(context, event, key, std::move(placed.stack), entry.stackTitle);
    } else if (last && before && before->stack == last->id) {
        last->stack = stay(arriving, std::move(last->stack));
        join(context, event, *last, entry.stackTitle, before);
    }
}

void updateMember(WriteContext& context, const std::optional<Member>& before, Event& event) {
    auto stored = before ? findStack(context.database, before->stack) : std::nullopt;
    if (!stored) {
        return;
    }
    const auto after = *memberOf(event);
    subtract(*stored, *before);
    add(*stored, after);
    if (stored->head == before->sequence) {
        stored->head = after.sequence;
    }
    if (before->dismissed != after.dismissed) {
        electHead(context, *stored);
    }
    event.headsStack = stored->head == event.sequence;
    updateStack(context.database, *stored);
}

void refreshHeads(const WriteContext& context, std::span<Event> events) {
    for (auto& event : events) {
        if (event.stackID) {
            Query query(context.database, "SELECT head FROM stacks WHERE id = ?", event.stackID);
            event.headsStack = query.next() && query.column<Sequence>(0) == event.sequence;
        }
    }
}

void leaveStack(WriteContext& context, const Member& member) {
    context.aggregates.touched(member.stack);
    auto stored = findStack(context.database, member.stack);
    if (!stored) {
        return;
    }
    subtract(*stored, member);
    if (--stored->stack.events == 0) {
        deleteStack(context.database, stored->id);
        return;
    }
    if (stored->head == member.sequence) {
        electHead(context, *stored);
    }
    if (member.severity == stored->stack.worstSeverity) {
        stored->stack.worstSeverity = worstOf(context, *stored);
    }
    updateStack(context.database, *stored);
}

} // namespace tempo::store
