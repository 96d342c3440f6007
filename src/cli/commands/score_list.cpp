#include "cli/commands/commands.hpp"
#include "cli/commands/score_output.hpp"

namespace tempo::cli {
namespace {

ExitCode run(Context& context) {
    return printScores(context,
                       ask<protocol::ScoreList>(context.daemon, "scores.list", protocol::Empty{}));
}

} // namespace

void addScoreList(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("list", "List the scores that the daemon uses");
    verb.footer(
        R"(A local score lies in the folder 'scores' of the data folder; a bundled one comes with Tempo,
and is out of use while a local one of the same provider is there. What is wrong with files is
said on standard error.

Examples:
  tempoctl score list
  tempoctl --json score list)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
