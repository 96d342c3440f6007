#include "daemon/services/list_rows.hpp"

#include <utility>

namespace tempo::daemon {
namespace {

std::string titleOf(const store::StoredStack& stored, const Event& event) {
    if (!stored.title.empty()) {
        return stored.title;
    }
    return event.displayTitle.empty() ? event.title : event.displayTitle;
}

protocol::Stack stackOf(const store::StoredStack& stored, const Event& event) {
    const auto& stack = stored.stack;
    return {.id = stored.id,
            .providerIdentifier = stored.providerIdentifier,
            .kind = stack.kind,
            .key = stack.key,
            .title = titleOf(stored, event),
            .firstAt = stack.first,
            .latestAt = stack.latest,
            .closedAt = stack.closedAt,
            .events = stack.events,
            .cycles = stack.cycles,
            .severity = severityOf(stack),
            .latestSeverity = stack.latestSeverity,
            .worstSeverity = stack.worstSeverity,
            .needsAttention = stored.needingAttention};
}

} // namespace

protocol::Counts countsOf(const store::EventCounts& counts) {
    return {.events = counts.events,
            .needsAttention = counts.attention.total(),
            .worstSeverity = counts.attention.worst(),
            .attention = counts.attention};
}

protocol::SeverityCounts countsOf(const store::SeverityCounts& counts) {
    return {.ok = counts[0],
            .info = counts[1],
            .warning = counts[2],
            .error = counts[3],
            .critical = counts[4]};
}

protocol::TimelineRow rowOf(store::TimelineEntry entry) {
    protocol::TimelineRow row;
    if (entry.stack) {
        row.stack = stackOf(*entry.stack, entry.event);
    }
    row.event = std::move(entry.event);
    return row;
}

std::vector<protocol::TimelineRow> rowsOf(std::vector<store::TimelineEntry> entries) {
    std::vector<protocol::TimelineRow> rows;
    rows.reserve(entries.size());
    for (auto& entry : entries) {
        rows.push_back(rowOf(std::move(entry)));
    }
    return rows;
}

store::TimelineFilter filterOf(const protocol::TimelineFilter& filter) {
    return {.provider = filter.provider,
            .severity = filter.severity,
            .attention = filter.attention == protocol::Attention::Needed
                             ? store::Attention::NeededOnly
                             : store::Attention::Any,
            .dismissed = filter.dismissed == protocol::Dismissed::Shown ? store::Dismissed::Shown
                                                                        : store::Dismissed::Hidden,
            .without = filter.without};
}

store::ListChanges namesOf(control::ListChanges changes) {
    return {.sources = std::move(changes.sources),
            .events = std::move(changes.events),
            .stacks = std::move(changes.stacks)};
}

} // namespace tempo::daemon
