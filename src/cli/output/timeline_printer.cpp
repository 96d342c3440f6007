#include "cli/output/timeline_printer.hpp"

#include "cli/output/event_printer.hpp"
#include "cli/output/words.hpp"

#include <vector>

namespace tempo::cli {
namespace {

std::vector<Column> timelineColumns() {
    return {{.title = "TIME", .minimum = 19},
            {.title = "SEVERITY", .minimum = 8},
            {.title = "STATE", .minimum = 8},
            {.title = "PROVIDER", .minimum = 12},
            {.title = "STACK", .align = Align::Right},
            {.title = "EVENTS", .align = Align::Right},
            {.title = "ID", .fit = Fit::Optional, .minimum = 36},
            {.title = "TITLE", .fit = Fit::Shorten}};
}

std::string titleOf(const protocol::TimelineRow& row) {
    if (row.stack) {
        return row.stack->title;
    }
    const auto& event = row.event;
    return event.displayTitle.empty() ? event.title : event.displayTitle;
}

Row rowOf(const protocol::TimelineRow& row) {
    const auto severity = row.stack ? row.stack->severity : row.event.severity;
    return {{localTime(row.event.startDate)},
            {std::string(toText(severity)), toneOf(severity)},
            {std::string(standing(row.event))},
            {row.event.providerIdentifier},
            {row.stack ? std::to_string(row.stack->id) : "-"},
            {row.stack ? std::to_string(row.stack->events) : "1"},
            {row.event.id.toString()},
            {titleOf(row)}};
}

} // namespace

TimelinePrinter::TimelinePrinter(std::ostream& out, Terminal terminal)
    : out_(out), table_(timelineColumns(), terminal) {}

void TimelinePrinter::print(std::span<const protocol::TimelineRow> rows) {
    std::vector<Row> lines;
    lines.reserve(rows.size());
    for (const auto& row : rows) {
        lines.push_back(rowOf(row));
    }
    out_ << table_.lines(lines);
}

} // namespace tempo::cli
