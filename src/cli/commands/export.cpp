#include "cli/arguments/selection.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/csv.hpp"
#include "cli/output/json_text.hpp"

#include <array>
#include <memory>
#include <vector>

namespace tempo::cli {
namespace {

using protocol::Json;

struct Options {
    Selection selection;
    bool withDismissed = false;
    std::string format = "jsonl";
};

/// The columns of the CSV form, under the names of the wire.
constexpr std::array<const char*, 34> kColumns{"sequence",
                                               "id",
                                               "providerIdentifier",
                                               "externalID",
                                               "title",
                                               "subtitle",
                                               "eventType",
                                               "severity",
                                               "state",
                                               "startDate",
                                               "endDate",
                                               "receivedAt",
                                               "revision",
                                               "acknowledgedAt",
                                               "dismissedAt",
                                               "needsAttention",
                                               "transport",
                                               "senderID",
                                               "metadata",
                                               "actions",
                                               "senderSeverity",
                                               "senderState",
                                               "score",
                                               "label",
                                               "labelColor",
                                               "displayTitle",
                                               "displaySubtitle",
                                               "emoji",
                                               "indicatorColor",
                                               "tag",
                                               "surface",
                                               "role",
                                               "stackID",
                                               "headsStack"};

std::string csvOf(const Event& event) {
    const Json json = protocol::eventToJson(event);
    std::vector<std::string> fields;
    for (const auto* column : kColumns) {
        const auto found = json.find(column);
        const bool absent = found == json.end() || found->is_null();
        fields.push_back(absent               ? std::string()
                         : found->is_string() ? found->get<std::string>()
                                              : found->dump());
    }
    return csvRecord(fields);
}

/// Writes one of the three forms, event by event.
class Exporter {
public:
    Exporter(std::ostream& out, std::string_view format) : out_(out), format_(format) {
        if (format_ == "csv") {
            out_ << csvRecord(std::vector<std::string>(kColumns.begin(), kColumns.end()));
        } else if (format_ == "json") {
            out_ << "[";
        }
    }

    void write(const Event& event) {
        if (format_ == "csv") {
            out_ << csvOf(event);
        } else if (format_ == "json") {
            out_ << (first_ ? "\n" : ",\n") << compactJson(protocol::eventToJson(event));
        } else {
            out_ << compactJson(protocol::eventToJson(event)) << '\n';
        }
        first_ = false;
    }

    void end() {
        if (format_ == "json") {
            out_ << "\n]\n";
        }
    }

private:
    std::ostream& out_;
    std::string_view format_;
    bool first_ = true;
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
                                              ? std::string_view("json")
                                              : std::string_view(options.format));
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
