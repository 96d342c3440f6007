#include "store/restore/journal.hpp"

#include "store/backup/file_content.hpp"
#include "store/database/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace tempo::store {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kJournalSize = 64UL * 1024;

Error notAJournal() {
    return {ErrorCode::Damaged,
            "The file restore.json in the data folder cannot be used: it is not as Tempo wrote it. "
            "Look which database is the one that you want, put it in place as tempo.db, and remove "
            "restore.json."};
}

/// Names in the data folder, so that no journal leads out of it.
bool isPlainName(std::string_view name) {
    return !name.empty() && !name.starts_with('.') && name.find('/') == std::string_view::npos;
}

bool namesAreSound(const RestoreJournal& journal) {
    return isPlainName(journal.from) && isPlainName(journal.keepIn) &&
           journal.from != journal.keepIn && !journal.files.empty() &&
           std::ranges::all_of(journal.files, isPlainName);
}

} // namespace

std::string toText(const RestoreJournal& journal) {
    const Json json{{"from", journal.from},   {"keepIn", journal.keepIn},
                    {"files", journal.files}, {"source", journal.source},
                    {"actor", journal.actor}, {"fault", journal.fault}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Expected<RestoreJournal> parseRestoreJournal(std::string_view text) {
    try {
        const auto json = Json::parse(text);
        RestoreJournal journal{.from = json.at("from").get<std::string>(),
                               .keepIn = json.at("keepIn").get<std::string>(),
                               .files = json.at("files").get<std::vector<std::string>>(),
                               .source = json.at("source").get<std::string>(),
                               .actor = json.at("actor").get<std::string>(),
                               .fault = json.at("fault").get<std::string>()};
        if (namesAreSound(journal)) {
            return journal;
        }
    } catch (const Json::exception&) {
        return tl::unexpected(notAJournal());
    }
    return tl::unexpected(notAJournal());
}

Expected<std::optional<RestoreJournal>> readJournal(const std::filesystem::path& data) {
    const auto file = data / kJournalName;
    if (!std::filesystem::exists(file)) {
        return std::nullopt;
    }
    const auto text = readSmallFile(file, kJournalSize);
    if (!text) {
        return tl::unexpected(notAJournal());
    }
    return parseRestoreJournal(*text).map([](auto journal) { return std::optional(journal); });
}

void writeJournal(const std::filesystem::path& data, const RestoreJournal& journal) {
    const auto partial = data / (std::string(kJournalName) + ".partial");
    writePrivateFile(partial, toText(journal));
    renameFile(partial, data / kJournalName);
    syncFolder(data);
}

void removeJournal(const std::filesystem::path& data) {
    removeFile(data / kJournalName);
    syncFolder(data);
}

} // namespace tempo::store
