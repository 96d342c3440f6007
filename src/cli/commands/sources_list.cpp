#include "cli/commands/commands.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/table.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

using protocol::Source;

std::vector<Column> columns() {
    return {{.title = "SOURCE", .fit = Fit::Shorten},
            {.title = "ATTENTION"},
            {.title = "LIVENESS"},
            {.title = "LAST SEEN"},
            {.title = "EVENTS", .align = Align::Right},
            {.title = "TLS", .fit = Fit::Optional},
            {.title = "USUALLY EVERY", .fit = Fit::Optional},
            {.title = "SENDER", .fit = Fit::Optional}};
}

Tone toneOfLiveness(Liveness liveness) {
    switch (liveness) {
    case Liveness::Alive:
        return Tone::Good;
    case Liveness::Unknown:
        return Tone::Plain;
    case Liveness::Late:
        return Tone::Warning;
    case Liveness::Silent:
        return Tone::Bad;
    }
    return Tone::Plain;
}

Cell padlockCell(protocol::Padlock padlock) {
    switch (padlock) {
    case protocol::Padlock::Closed:
        return {"yes", Tone::Good};
    case protocol::Padlock::Open:
        return {"no"};
    case protocol::Padlock::Downgraded:
        return {"downgraded", Tone::Bad};
    }
    return {};
}

/// `3, worst error`
Cell attentionCell(const Source& source) {
    if (!source.worstSeverity) {
        return {"-"};
    }
    return {std::to_string(source.needsAttention) + ", worst " +
                std::string(toText(*source.worstSeverity)),
            toneOf(*source.worstSeverity)};
}

/// `scripts.*` for an umbrella; what is below one is moved to the right.
std::string nameOf(const Source& source) {
    const auto name = source.kind == protocol::SourceKind::Umbrella
                          ? source.providerIdentifier + ".*"
                          : source.providerIdentifier;
    const auto shown = source.displayName == source.providerIdentifier
                           ? name
                           : source.displayName + " (" + name + ")";
    return (source.parent ? "  " : "") + shown;
}

Row rowOf(const Source& source) {
    return {{nameOf(source)},
            attentionCell(source),
            {std::string(toText(source.liveness)), toneOfLiveness(source.liveness)},
            {localTime(source.lastSeen)},
            {std::to_string(source.events)},
            padlockCell(source.padlock),
            {source.usualInterval ? durationWords(*source.usualInterval) : "-"},
            {source.lastSender.value_or("-")}};
}

ExitCode run(Context& context) {
    const auto list = ask<protocol::SourceList>(context.daemon, "sources.list", protocol::Empty{});
    if (!list) {
        return report(context, list.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*list));
        return ExitCode::Done;
    }
    if (list->sources.empty()) {
        context.err << "No sources yet: no event has come.\n";
        return ExitCode::Done;
    }
    std::vector<Row> rows;
    for (const auto& source : list->sources) {
        rows.push_back(rowOf(source));
    }
    context.out << Table(columns(), context.terminal).lines(rows);
    return ExitCode::Done;
}

constexpr const char* kFooter =
    R"(A source is late when it has been quiet for twice as long as usual, and silent after five times.
TLS says how its last event came; downgraded: its sender requires TLS, and its token was used in
the clear. A row ending in .* sums up all sources below it.

Examples:
  tempoctl sources
  tempoctl sources list --json | jq -r '.sources[] | select(.liveness == "silent").displayName')";

} // namespace

void addSources(Verb parent, Command& chosen) {
    auto sources = parent.addVerb("sources", "List the sources of events, and remove some");
    auto list = sources.addVerb("list", "List the sources: who sends, how much, and whether yet");
    list.footer(kFooter);
    list.whenChosen([&chosen] { chosen = run; });
    addSourcesRemove(sources, chosen);
    sources.footer(kFooter);
    sources.whenChosen([&chosen] {
        if (!chosen) { // list and remove come first
            chosen = run;
        }
    });
}

} // namespace tempo::cli
