#include "cli/commands/commands.hpp"
#include "cli/commands/score_output.hpp"
#include "cli/output/escape.hpp"
#include "cli/score_file.hpp"
#include "cli/text_file.hpp"

#include <memory>
#include <vector>

namespace tempo::cli {
namespace {

ExitCode printChange(Context& context, const Result<protocol::ScoreChanged>& change,
                     const std::string& what) {
    if (!change) {
        return report(context, change.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*change));
    } else {
        context.out << escapeForTerminal("The score of " + change->providerIdentifier + " is " +
                                         what + ": " + change->file)
                    << '\n';
    }
    return ExitCode::Done;
}

/// Its faults are found here, so that they are told with their places.
ExitCode install(Context& context, const std::string& file) {
    const auto text = readTextFile(file, score::kScoreSize);
    if (!text) {
        return report(context, text.error());
    }
    if (const auto read = score::readScore(*text); !read) {
        context.err << faultLines(file, read.error());
        return ExitCode::Refused;
    }
    return printChange(context,
                       ask<protocol::ScoreChanged>(context.daemon, "scores.install",
                                                   protocol::ScoreInstallParams{*text}),
                       "installed");
}

ExitCode remove(Context& context, const std::string& provider) {
    return printChange(context,
                       ask<protocol::ScoreChanged>(context.daemon, "scores.remove",
                                                   protocol::ScoreParams{provider}),
                       "removed");
}

ExitCode reload(Context& context) {
    return printScores(
        context, ask<protocol::ScoreList>(context.daemon, "scores.reload", protocol::Empty{}));
}

} // namespace

void addScoreChanges(Verb parent, Command& chosen) {
    const auto file = std::make_shared<std::string>();
    auto installing = parent.addVerb("install", "Have the daemon use a score");
    installing.addOption("file", *file, "The score").required().typeName("FILE");
    installing.footer(
        R"(The daemon keeps a copy in its data folder, in place of the score of that provider, and uses
it from then on, also for the events that it has. A score with faults is refused.

Examples:
  tempoctl score install scripts.json)");
    installing.whenChosen([&chosen, file] {
        chosen = [file](Context& context) {
            return install(context, *file);
        };
    });

    const auto provider = std::make_shared<std::string>();
    auto removing = parent.addVerb("remove", "Remove a score that was installed");
    removing.addOption("provider", *provider, "The providerIdentifier of the score")
        .required()
        .typeName("PROVIDER");
    removing.footer(R"(A bundled score of the same provider is used again then.

Examples:
  tempoctl score remove scripts)");
    removing.whenChosen([&chosen, provider] {
        chosen = [provider](Context& context) {
            return remove(context, *provider);
        };
    });

    auto reloading = parent.addVerb("reload", "Have the daemon read its score files again");
    reloading.footer(
        R"(It does so by itself when a file changes; this is for folders that cannot be watched, such as
those on a network.

Examples:
  tempoctl score reload)");
    reloading.whenChosen([&chosen] { chosen = reload; });
}

} // namespace tempo::cli
