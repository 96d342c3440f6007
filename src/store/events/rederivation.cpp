#include "store/events/rederivation.hpp"

#include "core/attention.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/sources/aggregates.hpp"
#include "store/stacks/stack_changes.hpp"
#include "store/stacks/stack_members.hpp"

#include <optional>

namespace tempo::store {
namespace {

/// The event as it is now, if it is still the version that was read.
std::optional<Event> stillThere(const WriteContext& context, const Rederived& one) {
    auto event = findEvent(context.database, one.id);
    return event && event->revision == one.revision ? std::move(event) : std::nullopt;
}

void writeStyle(WriteContext& context, const Event& event, ScoreVersion version) {
    execute(context.database,
            "UPDATE events SET severity = ?, state = ?, needs_attention = ?, sender_severity = ?,"
            " sender_state = ?, score = ?, label = ?, label_color = ?, display_title = ?,"
            " display_subtitle = ?, emoji = ?, indicator_color = ?, tag = ?, surface = ?,"
            " role = ?, score_version = ? WHERE sequence = ?",
            event.severity, event.state, event.needsAttention, event.senderSeverity,
            event.senderState, event.score, event.label, event.labelColor, event.displayTitle,
            event.displaySubtitle, event.emoji, event.indicatorColor, event.tag, event.surface,
            event.role, version, event.sequence);
}

/// The event with what stacks see of one of its versions.
Event versionOf(const Event& event, const Rederived& one) {
    auto version = event;
    version.startDate = one.startDate;
    version.severity = one.derivation.severity;
    return version;
}

/// What its stack counts of an event, one version of which is to follow another.
std::optional<Member> memberBefore(const Event& event, const Rederived& one) {
    auto before = memberOf(event);
    if (before && one.revision > 1) {
        before->severity = Severity::Critical; // the version before may have been as bad as any
    }
    return before;
}

void moveToStack(WriteContext& context, const Event& event, const Rederived& one,
                 std::int64_t generation) {
    const auto& derivation = one.derivation;
    const auto before = memberBefore(event, one);
    auto version = versionOf(event, one);
    enterStack(context, version, {derivation.grouping, derivation.stackTitle, generation}, before);
    execute(context.database,
            "UPDATE events SET role = ?, stack_id = ?, stands_alone = ? WHERE sequence = ?",
            derivation.grouping.role, version.stackID, !version.stackID.has_value(),
            event.sequence);
    if (before && before->stack != version.stackID) {
        leaveStack(context, *before);
    }
    context.aggregates.changed(standingOf(event), event);
}

} // namespace

void restyle(WriteContext& context, std::span<const Rederived> events) {
    for (const auto& one : events) {
        auto event = stillThere(context, one);
        if (!event) {
            continue;
        }
        const auto before = memberOf(*event);
        const auto standing = standingOf(*event);
        apply(one.derivation, *event);
        event->needsAttention = needsAttention(*event);
        writeStyle(context, *event, one.derivation.scoreVersion);
        if (before && before->needsAttention != event->needsAttention) {
            updateMember(context, before, *event);
        }
        context.aggregates.changed(standing, *event);
    }
}

void regroup(WriteContext& context, std::span<const Rederived> events, std::int64_t generation) {
    for (const auto& one : events) {
        if (const auto event = stillThere(context, one)) {
            moveToStack(context, *event, one, generation);
        }
    }
}

void replay(WriteContext& context, std::span<const Rederived> versions, std::int64_t generation) {
    for (const auto& one : versions) {
        const auto event = findEvent(context.database, one.id);
        if (event && event->revision >= one.revision) {
            moveToStack(context, *event, one, generation);
        }
    }
}

void noteDerivation(WriteContext& context, const SourceDerivation& source) {
    execute(context.database,
            "INSERT INTO derivations VALUES (?, ?, ?, ?) ON CONFLICT (provider_identifier)"
            " DO UPDATE SET score_version = excluded.score_version,"
            " grouping_version = excluded.grouping_version, generation = excluded.generation",
            source.providerIdentifier, source.scoreVersion, source.groupingVersion,
            source.generation);
    context.stacks.forgetGenerations();
}

} // namespace tempo::store
