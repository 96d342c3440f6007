#include "cli/commands/backups.hpp"
#include "cli/commands/commands.hpp"
#include "cli/consent.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <memory>
#include <string>

namespace tempo::cli {
namespace {

constexpr std::chrono::milliseconds kPause{200};
/// Bringing an older database to this version's schema may take a while.
constexpr std::chrono::minutes kBeginningTakes{30};

struct Options {
    std::string backup;
    bool undo = false;
    bool yes = false;
};

/// What the owner is asked.
Result<std::string> question(Context& context, const Options& options) {
    if (options.undo) {
        return "Put back the data that the last restore has replaced?";
    }
    const auto found = ask<protocol::BackupInfo>(
        context.daemon, "backups.verify", protocol::BackupPathParams{absolutePath(options.backup)},
        kLongPatience);
    if (!found) {
        return tl::unexpected(found.error());
    }
    return "Replace all data by the backup of " + localTime(found->createdAt) + " with " +
           counted(found->events, "event") + " and " + counted(found->senders, "sender") +
           "? A copy of what is replaced is kept.";
}

Result<protocol::RestoreStarted> start(Context& context, const Options& options) {
    if (options.undo) {
        return ask<protocol::RestoreStarted>(context.daemon, "backups.undoRestore",
                                             protocol::Empty{}, kLongPatience);
    }
    return ask<protocol::RestoreStarted>(context.daemon, "backups.restore",
                                         protocol::BackupPathParams{absolutePath(options.backup)},
                                         kLongPatience);
}

/// Asks until the daemon has begun anew, with the data restored or with the earlier ones.
Result<protocol::RestoreOutcome> awaitOutcome(Context& context, const std::string& keptIn) {
    const auto end = context.clock.steady() + kBeginningTakes;
    while (context.clock.steady() < end) {
        auto outcome =
            ask<protocol::RestoreOutcome>(context.daemon, "backups.lastRestore", protocol::Empty{});
        const bool unreachable = !outcome && outcome.error().exit == ExitCode::Unreachable;
        const bool notYet = outcome && outcome->keptIn != keptIn && outcome->fault.empty();
        if (!unreachable && !notYet) {
            return outcome;
        }
        context.sleep(kPause);
    }
    return fail(ExitCode::Unreachable,
                "the daemon has not begun anew. Its log says why; its next start carries on.");
}

void tell(Context& context, const protocol::RestoreOutcome& outcome) {
    context.out << "The data are restored. What they replaced is in "
                << escapeForTerminal(outcome.keptIn)
                << ", and comes back with 'tempoctl restore --undo'.\n";
    if (outcome.unreadableTokens > 0) {
        context.err << "tempoctl: " << counted(outcome.unreadableTokens, "token")
                    << " cannot be opened with the encryption key at hand. Put the key of that "
                       "time back, or give the senders new tokens with 'tempoctl token rotate'.\n";
    }
}

ExitCode run(Context& context, const Options& options) {
    const auto asked = question(context, options);
    if (!asked) {
        return report(context, asked.error());
    }
    const auto given = options.yes ? Given::Already : Given::NotYet;
    if (const auto agreed = consent(context, given, *asked); !agreed) {
        return report(context, agreed.error());
    }
    const auto started = start(context, options);
    if (!started) {
        return report(context, started.error());
    }
    const auto outcome = awaitOutcome(context, started->keptIn);
    if (!outcome) {
        return report(context, outcome.error());
    }
    if (!outcome->fault.empty()) {
        return report(context, {ExitCode::Refused, "the restore failed, and the earlier data are "
                                                   "back: " +
                                                       outcome->fault});
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*outcome));
    } else {
        tell(context, *outcome);
    }
    return ExitCode::Done;
}

} // namespace

void addRestore(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("restore", "Put a backup in the place of the data");
    auto backup = verb.addOption("backup", options->backup, "The backup's own folder");
    backup.typeName("BACKUP");
    verb.addFlag("--undo", options->undo, "Put back what the last restore has replaced")
        .excludes(backup);
    verb.addFlag("--yes", options->yes, "Do not ask");
    verb.footer(
        R"(The backup is checked first. tempod then begins anew with it by itself: senders that come in
this moment get no connection and try again. For a daemon that cannot start, see --restore in
tempod(8).

Examples:
  tempoctl restore /srv/backup/tempo-20260131T120000.000Z
  tempoctl restore --undo --yes)");
    verb.whenChosen([&chosen, options] {
        if (options->backup.empty() && !options->undo) {
            refuseUsage("backup", "a backup's folder or --undo is needed");
        }
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
