#include "store/backup/backup.hpp"
#include "store/backup/database_copy.hpp"
#include "store/backup/file_content.hpp"
#include "store/backup/folder_name.hpp"
#include "store/backup/room.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/settings/setting_table.hpp"

#include <tempo/core/version.hpp>

#include <nlohmann/json.hpp>

#include <system_error>

namespace tempo::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kConfigurationSize = 1024UL * 1024;

std::uint64_t number(const Connection& database, Sql sql) {
    Query query(database, sql);
    return query.next() ? query.column<std::uint64_t>(0) : 0;
}

std::uint64_t bytesOf(const Connection& database) {
    return number(database,
                  "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
}

/// Removes what a backup that was broken off has left: flat folders of one name.
void removePartials(const fs::path& folder) {
    std::error_code ignored; // the next one tries again
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with(kPartialBackupPrefix) && name.ends_with(kPartialSuffix)) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

/// The stored settings as a configuration file takes them.
std::string settingsDocument(const Connection& database) {
    auto document = nlohmann::ordered_json::object();
    for (const auto& setting : loadSettings(database)) {
        document[setting.name] = nlohmann::ordered_json::parse(setting.value);
    }
    return document.dump(2) + "\n";
}

BackupManifest describe(const Connection& database, const BackupRequest& request) {
    return {.tempoVersion = std::string(version()),
            .schema = static_cast<int>(number(database, "PRAGMA user_version")),
            .createdAt = request.at,
            .origin = request.origin,
            .events = countEvents(database).events,
            .senders = number(database, "SELECT count(*) FROM senders"),
            .auditLines = number(database, "SELECT count(*) FROM audit")};
}

Expected<BackupManifest> fill(const fs::path& partial, const Connection& database,
                              const BackupRequest& request, const std::stop_token& stop) {
    auto manifest = describe(database, request);
    std::vector<std::string> names{std::string(kDatabaseName), "settings.json"};
    if (auto copied = copyDatabase(database, partial / kDatabaseName, stop); !copied) {
        return tl::unexpected(std::move(copied.error()));
    }
    syncFile(partial / kDatabaseName);
    writePrivateFile(partial / "settings.json", settingsDocument(database));
    if (const auto text = readSmallFile(request.configurationFile, kConfigurationSize)) {
        names.emplace_back("tempod.json");
        writePrivateFile(partial / names.back(), *text);
    }
    for (const auto& name : names) {
        auto file = describeFile(partial / name, stop);
        if (!file) {
            return tl::unexpected(std::move(file.error()));
        }
        manifest.files.push_back(*std::move(file));
    }
    writePrivateFile(partial / kManifestName, toText(manifest));
    syncFolder(partial);
    return manifest;
}

Expected<Backup> write(const Connection& database, const BackupRequest& request,
                       const std::stop_token& stop) {
    createPrivateFolder(request.folder);
    removePartials(request.folder);
    if (auto room = checkRoom(request.folder, bytesOf(database)); !room) {
        return tl::unexpected(std::move(room.error()));
    }
    const auto name = folderName(kBackupPrefix, request.at);
    const auto whole = request.folder / name;
    const auto partial = request.folder / ("." + name + std::string(kPartialSuffix));
    if (fs::exists(whole)) {
        return failure(ErrorCode::Conflict, "There is a backup of this moment already: " +
                                                whole.string() + ". Try again.");
    }
    createPrivateFolder(partial);
    auto manifest = fill(partial, database, request, stop);
    if (!manifest) {
        removePartials(request.folder);
        return tl::unexpected(std::move(manifest.error()));
    }
    renameFile(partial, whole);
    syncFolder(request.folder);
    return Backup{whole, *std::move(manifest)};
}

} // namespace

Expected<Backup> writeBackup(const Connection& database, const BackupRequest& request,
                             const std::stop_token& stop) {
    try {
        return write(database, request, stop);
    } catch (const DatabaseFailure& failed) {
        removePartials(request.folder);
        return tl::unexpected(failed.toError());
    }
}

} // namespace tempo::store
