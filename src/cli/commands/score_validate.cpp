#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/score_file.hpp"

#include <algorithm>
#include <memory>

namespace tempo::cli {
namespace {

using protocol::Json;

struct Options {
    std::vector<std::string> files;
};

/// What came of one file.
struct Verdict {
    ExitCode exit = ExitCode::Done;
    std::string out; ///< for people
    std::string err; ///< likewise
    Json json;
};

Json faultsToJson(const std::vector<score::ScoreFault>& faults) {
    auto list = Json::array();
    for (const auto& fault : faults) {
        list.push_back({{"pointer", fault.pointer},
                        {"line", fault.place.line},
                        {"column", fault.place.column},
                        {"detail", fault.detail}});
    }
    return list;
}

Verdict validVerdict(const std::string& file, const score::Score& score) {
    return {.out = escapeForTerminal(file + ": valid, " + score.displayName + " (" +
                                     score.providerIdentifier + ")") +
                   "\n",
            .json = {{"file", file},
                     {"valid", true},
                     {"providerIdentifier", score.providerIdentifier},
                     {"displayName", score.displayName}}};
}

Verdict faultyVerdict(const std::string& file, const std::vector<score::ScoreFault>& faults) {
    return {.exit = ExitCode::Refused,
            .out = faultLines(file, faults),
            .json = {{"file", file}, {"valid", false}, {"faults", faultsToJson(faults)}}};
}

Verdict unreadVerdict(const std::string& file, const Failure& failure) {
    return {.exit = failure.exit,
            .err = "tempoctl: " + escapeForTerminal(failure.detail) + "\n",
            .json = {{"file", file}, {"valid", false}, {"error", failure.detail}}};
}

Verdict judge(const std::string& file) {
    const auto score = readScoreFile(file);
    if (score) {
        return validVerdict(file, *score);
    }
    if (const auto* failure = std::get_if<Failure>(&score.error())) {
        return unreadVerdict(file, *failure);
    }
    return faultyVerdict(file, std::get<std::vector<score::ScoreFault>>(score.error()));
}

ExitCode run(Context& context, const Options& options) {
    auto exit = ExitCode::Done;
    auto files = Json::array();
    for (const auto& file : options.files) {
        auto verdict = judge(file);
        exit = std::max(exit, verdict.exit);
        if (context.format == OutputFormat::Json) {
            files.push_back(std::move(verdict.json));
        } else {
            context.out << verdict.out;
            context.err << verdict.err;
        }
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, {{"files", std::move(files)}});
    }
    return exit;
}

} // namespace

void addScoreValidate(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("validate", "Check score files, without a daemon");
    verb.addOption("file", options->files, "Score files").required().typeName("FILE");
    verb.footer(
        R"(Ends with 0 when all files are valid scores, with 1 when one is not, and with 2 when
one is not there. Each fault stands on a line: FILE:LINE:COLUMN: POINTER: what is wrong.

Examples:
  tempoctl score validate scripts.json
  tempoctl score validate --json scores/*.json)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
