#pragma once

#include "core/grouping.hpp"
#include "store/threads/write_job.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// What happens to stacks when events come, change and go, inside a transaction of the store
/// thread. A stack is shown by its newest member that is not dismissed, by its newest one where all
/// are. All of it throws DatabaseFailure.
namespace tempo::store {

/// What a stack counts of one member.
struct Member {
    StackId stack{};
    Sequence sequence{};
    Severity severity = Severity::Info;
    bool dismissed = false;
    bool needsAttention = false;
};

/// Nothing for an event that stands alone.
std::optional<Member> memberOf(const Event& event);

/// Where an event belongs, and among which stacks of its source.
struct Entry {
    const Grouping& grouping;
    const std::string& stackTitle;
    std::int64_t generation = 0;
};

/// Puts an event into its stack, before its row is written and when everything else in it is
/// settled; sets its `stackID`. `before`: what it was, if it replaces an earlier
/// version or moves; a stack that it moves out of is left with leaveStack when its row is written.
void enterStack(WriteContext& context, Event& event, const Entry& entry,
                const std::optional<Member>& before);

/// After a person acknowledged or dismissed a member, or undid it, and its row is written. Does
/// nothing for an event that stands alone.
void updateMember(WriteContext& context, const std::optional<Member>& before, const Event& event);

/// After the row of a member is gone or is in another stack. A stack without members goes too.
void leaveStack(WriteContext& context, const Member& member);

} // namespace tempo::store
