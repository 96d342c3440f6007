#include "cli/arguments/selection.hpp"
#include "cli/commands/backups.hpp"
#include "cli/commands/commands.hpp"
#include "cli/consent.hpp"
#include "cli/output/words.hpp"

#include <memory>
#include <string>

namespace tempo::cli {
namespace {

struct Options {
    Selection selection;
    bool yes = false;
};

ExitCode tell(Context& context, const protocol::ChangedResult& result) {
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(result));
    } else {
        context.out << counted(result.changed, "event") << " deleted.\n";
    }
    return ExitCode::Done;
}

ExitCode run(Context& context, const Options& options) {
    const auto selection = messageOf(options.selection, context.clock.now());
    const auto found = ask<protocol::EventMatches>(context.daemon, "events.countMatching",
                                                   selection, kLongPatience);
    if (!found) {
        return report(context, found.error());
    }
    if (found->matching == 0) {
        return tell(context, {});
    }
    const auto question = "Delete " + counted(found->matching, "event") + " for good?";
    const auto given = options.yes ? Given::Already : Given::NotYet;
    if (const auto agreed = consent(context, given, question); !agreed) {
        return report(context, agreed.error());
    }
    const auto deleted = ask<protocol::ChangedResult>(
        context.daemon, "events.deleteMatching",
        protocol::EventEraseParams{.selection = selection, .upTo = found->upTo}, kLongPatience);
    return deleted ? tell(context, *deleted) : report(context, deleted.error());
}

} // namespace

void addDelete(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("delete", "Delete events by source, sender and time");
    addSelection(verb, options->selection);
    verb.addFlag("--yes", options->yes, "Do not ask");
    verb.footer(
        R"(Says how many events it is and asks. What they held is overwritten in the database; backups
that were made before still have it. For single events see 'tempoctl events delete'.

Examples:
  tempoctl delete --provider scripts.test
  tempoctl delete --sender "old laptop" --before 90d
  tempoctl delete --provider scripts --after 2026-01-01T00:00:00Z --before 2026-02-01T00:00:00Z --yes)");
    verb.whenChosen([&chosen, options] {
        if (options->selection.empty()) {
            refuseUsage("delete", "one of --provider, --sender, --after and --before is needed");
        }
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
