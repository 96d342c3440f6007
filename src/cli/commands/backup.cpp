#include "cli/commands/backups.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <memory>
#include <string>

namespace tempo::cli {
namespace {

ExitCode create(Context& context, const std::string& folder) {
    const auto made = ask<protocol::BackupInfo>(context.daemon, "backups.create",
                                                protocol::BackupCreateParams{absolutePath(folder)},
                                                kLongPatience);
    if (!made) {
        return report(context, made.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*made));
    } else {
        context.out << escapeForTerminal(made->path) << ": " << counted(made->events, "event")
                    << ", " << bytesWords(sizeOf(*made))
                    << ". The encryption key is not in it: keep a copy of that elsewhere.\n";
    }
    return ExitCode::Done;
}

ExitCode verify(Context& context, const std::string& path) {
    const auto found =
        ask<protocol::BackupInfo>(context.daemon, "backups.verify",
                                  protocol::BackupPathParams{absolutePath(path)}, kLongPatience);
    if (!found) {
        return report(context, found.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*found));
    } else {
        context.out << "The backup is whole: " << counted(found->events, "event") << " of "
                    << localTime(found->createdAt) << ".\n";
    }
    return ExitCode::Done;
}

void addVerify(Verb parent, Command& chosen) {
    const auto path = std::make_shared<std::string>();
    auto verb = parent.addVerb("verify", "Check that a backup can be restored");
    verb.addOption("backup", *path, "The backup's own folder").required().typeName("BACKUP");
    verb.footer(R"(Checks the manifest, the checksum of every file, and each page of the database.

Examples:
  tempoctl backup verify /srv/backup/tempo-20260131T120000.000Z)");
    verb.whenChosen([&chosen, path] {
        chosen = [path](Context& context) {
            return verify(context, *path);
        };
    });
}

} // namespace

void addBackup(Verb parent, Command& chosen) {
    const auto folder = std::make_shared<std::string>();
    auto verb = parent.addVerb("backup", "Back the daemon's data up while it runs");
    verb.addOption("folder", *folder,
                   "Where the backup's own folder is made; that of the setting backup.folder if "
                   "not said")
        .typeName("FOLDER");
    verb.footer(
        R"(A backup is a folder with the database, the settings and a manifest with checksums. The
encryption key is never in it. tempod writes it, as its own user.

Examples:
  tempoctl backup
  tempoctl backup /srv/backup
  tempoctl settings set backup.everyHours 24)");
    addBackupList(verb, chosen);
    addVerify(verb, chosen);
    verb.whenChosen([&chosen, folder] {
        if (!chosen) { // list and verify come first
            chosen = [folder](Context& context) {
                return create(context, *folder);
            };
        }
    });
}

} // namespace tempo::cli
