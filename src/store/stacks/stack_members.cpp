#include "store/stacks/stack_members.hpp"

#include "store/database/query.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_changes.hpp"

#include <algorithm>
#include <utility>

namespace tempo::store {
namespace {

/// Which members are looked at.
enum class Among : std::uint8_t { Visible, Dismissed };

Member memberOf(const Event& event, StackId stack) {
    return {stack, event.sequence, event.severity, event.dismissedAt.has_value(),
            event.needsAttention};
}

void add(StoredStack& stored, const Member& member) {
    stored.dismissed += member.dismissed ? 1 : 0;
    stored.needingAttention += member.needsAttention ? 1 : 0;
}

void subtract(StoredStack& stored, const Member& member) {
    stored.dismissed -= member.dismissed ? 1 : 0;
    stored.needingAttention -= member.needsAttention ? 1 : 0;
}

/// Where a member stands among the others: the newest one is the greatest.
struct Place {
    Timestamp startDate;
    Sequence sequence{};

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// `except`: the member that cannot be it; 0 for none.
std::optional<Place> newestMember(const WriteContext& context, StackId stack, Among among,
                                  Sequence except) {
    Query query(context.database,
                "SELECT start_date, sequence FROM events INDEXED BY events_by_stack"
                " WHERE stack_id = ? AND dismissed = ? AND sequence <> ?"
                " ORDER BY start_date DESC, sequence DESC LIMIT 1",
                stack, among, except);
    return query.next()
               ? std::optional(Place{query.column<Timestamp>(0), query.column<Sequence>(1)})
               : std::nullopt;
}

void electHead(const WriteContext& context, StoredStack& stored, Sequence except = 0) {
    auto head = newestMember(context, stored.id, Among::Visible, except);
    if (!head) {
        head = newestMember(context, stored.id, Among::Dismissed, except);
    }
    if (head) {
        stored.head = head->sequence;
        stored.headDate = head->startDate;
    }
}

/// Whether `event`, a member that is counted as one, is that by which the stack is shown. `latest`:
/// the newest start of the others, or a later moment. Only an event that came late is looked for
/// among them.
bool isHead(const WriteContext& context, const StoredStack& stored, const Event& event,
            Timestamp latest, Sequence earlier) {
    const bool allDismissed = stored.dismissed == stored.stack.events;
    if (event.dismissedAt && !allDismissed) {
        return false;
    }
    const Place place{event.startDate, event.sequence};
    if (place >= Place{latest, stored.head}) {
        return true;
    }
    const auto among = event.dismissedAt ? Among::Dismissed : Among::Visible;
    const auto other = newestMember(context, stored.id, among, earlier);
    return !other || place > *other;
}

/// `before`: what the event was, if it was in this stack already.
void chooseHead(const WriteContext& context, StoredStack& stored, const Event& event,
                Timestamp latest, const Member* before) {
    const auto earlier = before != nullptr ? before->sequence : 0;
    const bool wasHead = before != nullptr && stored.head == earlier;
    if (isHead(context, stored, event, latest, earlier)) {
        stored.head = event.sequence;
        stored.headDate = event.startDate;
    } else if (wasHead) {
        electHead(context, stored, earlier);
    }
}

void begin(WriteContext& context, Event& event, const StackKey& key, Stack stack,
           const std::string& title) {
    StoredStack stored{.id = ++context.lastSequence,
                       .providerIdentifier = event.providerIdentifier,
                       .generation = key.generation,
                       .stack = std::move(stack),
                       .title = title,
                       .head = event.sequence,
                       .headDate = event.startDate};
    event.stackID = stored.id;
    add(stored, memberOf(event, stored.id));
    context.stacks.insert(context.database, std::move(stored));
}

bool anyMemberIs(const WriteContext& context, StackId stack, Severity severity, Sequence except) {
    Query query(context.database,
                "SELECT 1 FROM events INDEXED BY events_by_stack WHERE stack_id = ?"
                " AND severity = ? AND sequence <> ? LIMIT 1",
                stack, severity, except);
    return query.next();
}

/// Of the members but `except`, none of which is worse than the stack says.
Severity worstOf(const WriteContext& context, const StoredStack& stored, Sequence except = 0) {
    if (anyMemberIs(context, stored.id, stored.stack.worstSeverity, except)) {
        return stored.stack.worstSeverity;
    }
    Query query(context.database,
                "SELECT max(severity) FROM events INDEXED BY events_by_stack WHERE stack_id = ?"
                " AND sequence <> ?",
                stored.id, except);
    return query.next() ? query.column<Severity>(0) : Severity::Ok;
}

/// After a member has come in the place of an earlier version of itself: the worst of the stack may
/// have been that.
void forget(const WriteContext& context, StoredStack& stored, const Member& before,
            Severity severity) {
    auto& worst = stored.stack.worstSeverity;
    if (before.severity >= worst && severity < worst) {
        worst = std::max(severity, worstOf(context, stored, before.sequence));
    }
}

/// `stack` is what `stored` comes to by the event, but for the count of its members.
void join(WriteContext& context, Event& event, StoredStack stored, Stack stack,
          const std::string& title, const std::optional<Member>& before) {
    const auto* same = before && before->stack == stored.id ? &*before : nullptr;
    const auto latest = stored.stack.latest;
    stack.events = stored.stack.events + (same != nullptr ? 0 : 1);
    stored.stack = std::move(stack);
    event.stackID = stored.id;
    if (same && stored.stack.events == 1) {
        stored.stack.latest = event.startDate;
    }
    if (event.startDate == stored.stack.latest) {
        stored.title = title;
    }
    if (same != nullptr) {
        subtract(stored, *same);
        forget(context, stored, *same, event.severity);
    }
    add(stored, memberOf(event, stored.id));
    chooseHead(context, stored, event, latest, same);
    context.stacks.update(std::move(stored));
}

} // namespace

std::optional<Member> memberOf(const Event& event) {
    return event.stackID ? std::optional(memberOf(event, *event.stackID)) : std::nullopt;
}

void enterStack(WriteContext& context, Event& event, const Entry& entry,
                const std::optional<Member>& before) {
    const auto& grouping = entry.grouping;
    event.stackID.reset();
    if (grouping.role == StackRole::Single) {
        return;
    }
    const StackKey key{event.providerIdentifier, entry.generation, kindOf(grouping), grouping.key};
    const StackEvent arriving{grouping, event.severity, event.startDate};
    auto last = context.stacks.findLast(context.database, key);
    auto placed = place(arriving, last ? std::optional(last->stack) : std::nullopt);
    if (last && placed.placement == Placement::Joined) {
        join(context, event, *std::move(last), std::move(placed.stack), entry.stackTitle, before);
    } else if (placed.stack.kind != StackKind::Alone) {
        begin(context, event, key, std::move(placed.stack), entry.stackTitle);
    } else if (last && before && before->stack == last->id) {
        join(context, event, *last, stay(arriving, last->stack), entry.stackTitle, before);
    }
}

void updateMember(WriteContext& context, const std::optional<Member>& before, const Event& event) {
    if (!before) {
        return;
    }
    auto stored = context.stacks.find(context.database, before->stack);
    if (!stored) {
        return;
    }
    const auto after = memberOf(event, stored->id);
    subtract(*stored, *before);
    add(*stored, after);
    if (stored->head == before->sequence) {
        stored->head = after.sequence;
    }
    electHead(context, *stored);
    context.stacks.update(*std::move(stored));
}

void leaveStack(WriteContext& context, const Member& member) {
    context.aggregates.touched(member.stack);
    auto stored = context.stacks.find(context.database, member.stack);
    if (!stored) {
        return;
    }
    subtract(*stored, member);
    if (--stored->stack.events == 0) {
        context.stacks.erase(context.database, stored->id);
        return;
    }
    if (stored->head == member.sequence) {
        electHead(context, *stored);
    }
    if (member.severity >= stored->stack.worstSeverity) {
        stored->stack.worstSeverity = worstOf(context, *stored);
    }
    context.stacks.update(*std::move(stored));
}

} // namespace tempo::store
