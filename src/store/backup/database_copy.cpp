#include "store/backup/database_copy.hpp"

#include "store/database/connection.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/database/integrity.hpp"
#include "store/database/query.hpp"

#include <sqlite3.h>

#include <memory>
#include <new>

namespace tempo::store {
namespace {

/// Pages between two looks at whether to stop: 4 MiB.
constexpr int kPagesAStep = 1024;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};
using Target = std::unique_ptr<sqlite3, Close>;

struct Finish {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
};

Target openTarget(const std::filesystem::path& file) {
    createPrivateFile(file);
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &opened,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    Target target(opened);
    if (!target) {
        throw std::bad_alloc();
    }
    if (result != SQLITE_OK) {
        throw DatabaseFailure::last(opened, "open its copy");
    }
    return target;
}

void run(const Target& target, const char* statement) {
    if (sqlite3_exec(target.get(), statement, nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw DatabaseFailure::last(target.get(), "complete its copy");
    }
}

/// False when it was stopped.
bool copyPages(const Connection& source, const Target& target, const std::stop_token& stop) {
    const std::unique_ptr<sqlite3_backup, Finish> backup(
        sqlite3_backup_init(target.get(), "main", source.handle(), "main"));
    if (!backup) {
        throw DatabaseFailure::last(target.get(), "begin its copy");
    }
    int result = SQLITE_OK;
    while (result == SQLITE_OK && !stop.stop_requested()) {
        result = sqlite3_backup_step(backup.get(), kPagesAStep);
    }
    if (result != SQLITE_OK && result != SQLITE_DONE) {
        throw DatabaseFailure(kindOfResultCode(result, 0),
                              std::string("The database could not be copied: ") +
                                  sqlite3_errstr(result) + ". Check the disk.");
    }
    return result == SQLITE_DONE;
}

} // namespace

Expected<void> copyDatabase(const Connection& source, const std::filesystem::path& copy,
                            const std::stop_token& stop) {
    {
        const auto target = openTarget(copy);
        run(target, "PRAGMA synchronous=OFF"); // whoever asked syncs the whole file
        if (!copyPages(source, target, stop)) {
            return failure(ErrorCode::Unavailable, "The copy was given up: tempod is stopping.");
        }
        run(target, "PRAGMA journal_mode=DELETE");
        run(target, "UPDATE meta SET value = 'yes' WHERE name = 'closed'");
    }
    const Connection check(copy, {Connection::Access::ReadOnly});
    return checkIntegrity(check);
}

} // namespace tempo::store
