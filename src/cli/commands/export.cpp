#include "cli/arguments/selection.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"

#include <tempo/protocol/event_export.hpp>

#include <memory>
#include <optional>
#include <string_view>

namespace tempo::cli {
namespace {

using protocol::ExportFormat;

struct Options {
    Selection selection;
    bool withDismissed = false;
    std::string format = "jsonl";
};

ExportFormat formatOf(std::string_view word) {
    if (word == "csv") {
        return ExportFormat::Csv;
    }
    return word == "json" ? ExportFormat::List : ExportFormat::Lines;
}

/// Prints one of the three forms, event by event; JSON so that no terminal can take it for orders.
class Exporter {
public:
    Exporter(std::ostream& out, ExportFormat format) : out_(out), format_(format), file_(format) {
        print(file_.begin());
    }

    void write(const Event& event) { print(file_.add(event)); }
    void end() { print(file_.end()); }

private:
    void print(const std::string& text) {
        out_ << (format_ == ExportFormat::Csv ? text : escapeJsonForTerminal(text));
    }

    std::ostream& out_;
    ExportFormat format_;
    protocol::EventExport file_;
};

ExitCode run(Context& context, const Options& options) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return report(context, channel.error());
    }
    using protocol::Dismissed;
    protocol::EventExportParams params{
        .selection = messageOf(options.selection, context.clock.now()),
        .dismissed = options.withDismissed ? Dismissed::Shown : Dismissed::Hidden};
    std::optional<Exporter> exporter;
    for (;;) {
        const auto page = ask<protocol::EventExportPage>(**channel, "events.export", params);
        if (!page) {
            return report(context, page.error());
        }
        if (!exporter) {
            exporter.emplace(context.out, context.format == OutputFormat::Json
                                              ? ExportFormat::List
                                              : formatOf(options.format));
        }
        if (page->events.empty()) {
            break;
        }
        for (const Event& event : page->events) {
            exporter->write(event);
        }
        params.after = page->events.back().sequence;
    }
    exporter->end();
    return ExitCode::Done;
}

} // namespace

void addExport(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("export", "Print stored events for another program");
    addSelection(verb, options->selection);
    verb.addFlag("--with-dismissed", options->withDismissed, "Dismissed events too");
    verb.addOption("--format", options->format,
                   "jsonl (if not said), json (one list) or csv (RFC 4180)")
        .oneOf({"json", "jsonl", "csv"})
        .typeName("FORMAT");
    verb.footer(
        R"(Events come in the order of their last change, times are UTC, and --json is --format json.
Cells of the CSV are as senders wrote them: let a spreadsheet take them in as text, so that it
computes nothing from them. Each export is a line in the audit.

Examples:
  tempoctl export --with-dismissed > events.jsonl
  tempoctl export --provider scripts --after 30d --format csv > events.csv
  tempoctl export --sender backup --before 2026-01-01T00:00:00Z --format json)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
