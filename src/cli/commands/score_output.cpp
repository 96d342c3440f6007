#include "cli/commands/score_output.hpp"

#include "cli/output/escape.hpp"
#include "cli/output/table.hpp"

#include <vector>

namespace tempo::cli {
namespace {

std::string originWords(const protocol::ScoreInfo& score) {
    return score.origin + (score.shadowing ? ", shadows a bundled one" : "");
}

std::string stateWords(const protocol::ScoreInfo& score) {
    if (score.pending > 0) {
        return std::to_string(score.pending) + " events to go";
    }
    return score.outdated ? "earlier version" : "in use";
}

void printFaults(Context& context, const std::vector<protocol::ScoreFault>& faults) {
    for (const auto& fault : faults) {
        auto where = fault.file + ":";
        if (fault.line > 0) {
            where += std::to_string(fault.line) + ":" + std::to_string(fault.column) + ":";
        }
        const auto pointer = fault.pointer.empty() ? std::string() : fault.pointer + ": ";
        context.err << escapeForTerminal(where + " " + pointer + fault.detail) << '\n';
    }
}

} // namespace

ExitCode printScores(Context& context, const Result<protocol::ScoreList>& list) {
    if (!list) {
        return report(context, list.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*list));
        return ExitCode::Done;
    }
    std::vector<Row> rows;
    for (const auto& score : list->scores) {
        rows.push_back({{score.providerIdentifier},
                        {score.displayName},
                        {std::to_string(score.events)},
                        {stateWords(score), score.outdated ? Tone::Warning : Tone::Plain},
                        {originWords(score)}});
    }
    Table table({{.title = "PROVIDER"},
                 {.title = "NAME", .fit = Fit::Shorten},
                 {.title = "EVENTS", .align = Align::Right},
                 {.title = "STATE"},
                 {.title = "ORIGIN"}},
                context.terminal);
    context.out << table.lines(rows);
    printFaults(context, list->faults);
    return ExitCode::Done;
}

} // namespace tempo::cli
