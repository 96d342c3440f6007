#include "store/rederivation.hpp"

#include "core/attention.hpp"
#include "store/aggregates.hpp"
#include "store/event_query.hpp"
#include "store/query.hpp"
#include "store/stack_members.hpp"

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

void moveToStack(WriteContext& context, Event& event, const Derivation& derivation,
                 std::int64_t generation) {
    const auto before = memberOf(event);
    enterStack(context, event, {derivation.grouping, derivation.stackTitle, generation}, before);
    execute(context.database,
            "UPDATE events SET role = ?, stack_id = ?, heads_stack = ? WHERE sequence = ?",
            derivation.grouping.role, event.stackID, event.headsStack, event.sequence);
    if (before && before->stack != event.stackID) {
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
        if (auto event = stillThere(context, one)) {
            moveToStack(context, *event, one.derivation, generation);
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
}

} // namespace tempo::store
