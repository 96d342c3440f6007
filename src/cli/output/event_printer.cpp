#include "cli/output/event_printer.hpp"

#include "cli/output/json_text.hpp"
#include "cli/output/words.hpp"

#include <tempo/protocol/messages.hpp>

namespace tempo::cli {
namespace {

/// Minimal widths keep a table steady whose rows come one by one.
std::vector<Column> eventColumns() {
    return {{.title = "TIME", .minimum = 19},
            {.title = "SEVERITY", .minimum = 8},
            {.title = "STATE", .minimum = 8},
            {.title = "PROVIDER", .minimum = 12},
            {.title = "ID", .fit = Fit::Optional, .minimum = 36},
            {.title = "TITLE", .fit = Fit::Shorten}};
}

Row rowOfEvent(const Event& event) {
    return {{localTime(event.startDate)},
            {std::string(toText(event.severity)), toneOf(event.severity)},
            {std::string(standing(event))},
            {event.providerIdentifier},
            {event.id.toString()},
            {event.title}};
}

} // namespace

EventPrinter::EventPrinter(std::ostream& out, Terminal terminal, EventForm form)
    : out_(out), form_(form), table_(eventColumns(), terminal) {}

void EventPrinter::print(std::span<const Event> events) {
    if (form_ == EventForm::Table) {
        std::vector<Row> rows;
        rows.reserve(events.size());
        for (const Event& event : events) {
            rows.push_back(rowOfEvent(event));
        }
        out_ << table_.lines(rows);
        return;
    }
    for (const Event& event : events) {
        out_ << (form_ == EventForm::Ids ? event.id.toString()
                                         : compactJson(protocol::eventToJson(event)))
             << '\n';
    }
}

Tone toneOf(Severity severity) {
    switch (severity) {
    case Severity::Ok:
        return Tone::Good;
    case Severity::Info:
        return Tone::Plain;
    case Severity::Warning:
        return Tone::Warning;
    case Severity::Error:
        return Tone::Bad;
    case Severity::Critical:
        return Tone::Alarm;
    }
    return Tone::Plain;
}

std::string_view standing(const Event& event) {
    if (event.dismissedAt) {
        return "dismissed";
    }
    return event.acknowledgedAt ? "acknowledged" : toText(event.state);
}

} // namespace tempo::cli
