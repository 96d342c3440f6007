#include "cli/commands/backups.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/table.hpp"
#include "cli/output/words.hpp"

#include <filesystem>
#include <memory>
#include <numeric>

namespace tempo::cli {
namespace {

void print(Context& context, const protocol::BackupList& list) {
    std::vector<Row> rows;
    for (const auto& backup : list.backups) {
        rows.push_back({{localTime(backup.createdAt)},
                        {backup.origin},
                        {std::to_string(backup.events)},
                        {bytesWords(sizeOf(backup))},
                        {backup.path}});
    }
    for (const auto& unusable : list.unusable) {
        rows.push_back({{"unusable", Tone::Bad}, {}, {}, {}, {unusable.path}});
        context.err << "tempoctl: " << escapeForTerminal(unusable.fault) << '\n';
    }
    if (rows.empty()) {
        context.err << "No backups in " << escapeForTerminal(list.folder)
                    << ". Make one with 'tempoctl backup'.\n";
        return;
    }
    Table table({{.title = "MADE"},
                 {.title = "BY"},
                 {.title = "EVENTS", .align = Align::Right},
                 {.title = "SIZE", .align = Align::Right},
                 {.title = "BACKUP"}},
                context.terminal);
    context.out << table.lines(rows);
}

ExitCode run(Context& context, const std::string& folder) {
    const auto list =
        ask<protocol::BackupList>(context.daemon, "backups.list",
                                  protocol::BackupListParams{absolutePath(folder)}, kLongPatience);
    if (!list) {
        return report(context, list.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*list));
    } else {
        print(context, *list);
    }
    return ExitCode::Done;
}

} // namespace

std::string absolutePath(const std::string& path) {
    return path.empty() ? path : std::filesystem::absolute(path).lexically_normal().string();
}

std::uint64_t sizeOf(const protocol::BackupInfo& backup) {
    return std::accumulate(backup.files.begin(), backup.files.end(), std::uint64_t{0},
                           [](auto sum, const auto& file) { return sum + file.bytes; });
}

void addBackupList(Verb parent, Command& chosen) {
    const auto folder = std::make_shared<std::string>();
    auto verb = parent.addVerb("list", "List backups, the newest first");
    verb.addOption("folder", *folder,
                   "Where they are; the folder of the setting backup.folder if not said")
        .typeName("FOLDER");
    verb.footer(R"(Times are local; with --json they are UTC.

Examples:
  tempoctl backup list
  tempoctl backup list /srv/backup)");
    verb.whenChosen([&chosen, folder] {
        chosen = [folder](Context& context) {
            return run(context, *folder);
        };
    });
}

} // namespace tempo::cli
