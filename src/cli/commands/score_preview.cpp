#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/table.hpp"
#include "cli/output/words.hpp"
#include "cli/text_file.hpp"
#include "score/score_reader.hpp"

#include <memory>
#include <vector>

namespace tempo::cli {
namespace {

struct Options {
    std::string file;
    std::uint32_t limit = 20;
};

std::string looksOf(const protocol::ScoreLook& look) {
    auto words = look.label.empty() ? std::string(toText(look.severity)) : look.label;
    return look.tag.empty() ? words : words + " [" + look.tag + "]";
}

std::string rowLines(const protocol::ScorePreview& preview, Terminal terminal) {
    std::vector<Row> rows;
    for (const auto& row : preview.rows) {
        rows.push_back({{localTime(row.startDate)},
                        {looksOf(row.now), toneOf(row.now.severity)},
                        {looksOf(row.then), toneOf(row.then.severity)},
                        {row.triage == "none" ? "" : row.triage},
                        {row.then.title}});
    }
    Table table({{.title = "TIME", .minimum = 19},
                 {.title = "NOW"},
                 {.title = "THEN"},
                 {.title = "TRIAGE"},
                 {.title = "TITLE", .fit = Fit::Shorten}},
                terminal);
    return table.lines(rows);
}

std::string actionLines(const protocol::ScorePreview& preview) {
    std::string lines = preview.actions.empty() ? "" : "It can:\n";
    for (const auto& action : preview.actions) {
        const auto* const off = action.availability == "switched-off" ? " (switched off)" : "";
        lines += escapeForTerminal("  " + action.label + off + ": " + action.kind + " " +
                                   action.written) +
                 "\n";
    }
    return lines;
}

std::string replacedWords(const protocol::ScorePreview& preview) {
    return preview.replaces.empty() ? "It would be new."
                                    : "It would take the place of a " + preview.replaces + " one.";
}

void printFaults(Context& context, const std::string& file, const protocol::ScorePreview& preview) {
    for (const auto& fault : preview.faults) {
        const auto pointer = fault.pointer.empty() ? "" : fault.pointer + ": ";
        context.err << escapeForTerminal(file + ":" + std::to_string(fault.line) + ":" +
                                         std::to_string(fault.column) + ": " + pointer +
                                         fault.detail)
                    << '\n';
    }
}

ExitCode print(Context& context, const Options& options, const protocol::ScorePreview& preview) {
    printFaults(context, options.file, preview);
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(preview));
    } else if (preview.faults.empty()) {
        context.out << escapeForTerminal(preview.displayName + " (" + preview.providerIdentifier +
                                         "). " + replacedWords(preview))
                    << '\n'
                    << actionLines(preview) << rowLines(preview, context.terminal);
    }
    return preview.faults.empty() ? ExitCode::Done : ExitCode::Refused;
}

ExitCode run(Context& context, const Options& options) {
    const auto text = readTextFile(options.file, score::kScoreSize);
    if (!text) {
        return report(context, text.error());
    }
    const auto preview = ask<protocol::ScorePreview>(
        context.daemon, "scores.preview",
        protocol::ScorePreviewParams{.text = *text, .provider = {}, .limit = options.limit});
    return preview ? print(context, options, *preview) : report(context, preview.error());
}

} // namespace

void addScorePreview(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("preview", "Show what a score would make of stored events");
    verb.addOption("file", options->file, "The score").required().typeName("FILE");
    verb.addOption("--limit", options->limit, "How many of the newest events, 1 to 200")
        .between(1, 200)
        .typeName("N");
    verb.footer(
        R"(Beside each event's looks now stand those by the score; below its name what it can do. Nothing
is installed. Ends with 1 when the score is not valid.

Examples:
  tempoctl score preview scripts.json
  tempoctl --json score preview --limit 5 scripts.json)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
