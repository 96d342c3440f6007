#include "store/database/connection.hpp"

#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"

#include <sqlite3.h>

#include <new>
#include <stdexcept>
#include <string>

namespace tempo::store {
namespace {

constexpr int kBusyMilliseconds = 5000;

int openFlags(Connection::Access access) {
    const int mode =
        access == Connection::Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    return mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
}

int rememberWalPages(void* walPages, sqlite3* /*database*/, const char* /*schema*/, int pages) {
    *static_cast<int*>(walPages) = pages;
    return SQLITE_OK;
}

} // namespace

void Connection::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Connection::Connection(const std::filesystem::path& file, const Options& options) : file_(file) {
    if (options.access == Access::Create) {
        // SQLite would use the umask's mode; its log and shared memory get the mode of the file.
        createPrivateFile(file);
    }
    sqlite3* opened = nullptr;
    const int result =
        sqlite3_open_v2(file.c_str(), &opened, openFlags(options.access), options.vfs);
    database_.reset(opened);
    if (opened == nullptr) {
        throw std::bad_alloc();
    }
    if (result != SQLITE_OK) {
        throw DatabaseFailure::last(opened, "open its file");
    }
    configure(options);
}

Connection::~Connection() {
    statements_.clear(); // before the database that they belong to
}

void Connection::configure(const Options& options) {
    sqlite3* database = database_.get();
    sqlite3_busy_timeout(database, kBusyMilliseconds);
    for (const int safeguard : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY}) {
        sqlite3_db_config(database, safeguard, 1, nullptr);
    }
    for (const int door : {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML,
                           SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION}) {
        sqlite3_db_config(database, door, 0, nullptr);
    }
    run("PRAGMA temp_store=MEMORY");
    if (options.access == Access::ReadOnly) {
        run("PRAGMA cache_size=-4096"); // KiB
        return;
    }
    run("PRAGMA cache_size=-8192"); // KiB: the pages that a burst of events changes
    useWriteAheadLog();
    run("PRAGMA synchronous=FULL");
    run("PRAGMA secure_delete=ON");
    // A log that a burst has made longer is cut back to 64 MiB when it starts anew.
    run("PRAGMA journal_size_limit=67108864");
    sqlite3_wal_autocheckpoint(database, 0); // the store thread does it after the answers
    sqlite3_wal_hook(database, rememberWalPages, &walPages_);
}

void Connection::useWriteAheadLog() {
    Statement statement(database_.get(), "PRAGMA journal_mode=WAL");
    if (!statement.step() || statement.text(0) != "wal") {
        throw DatabaseFailure(DatabaseFailure::Kind::Broken,
                              "The database " + file_.string() +
                                  " cannot have a write-ahead log. Move the data folder to a local "
                                  "file system.");
    }
}

Statement& Connection::prepare(Sql sql) const {
    auto& statement = statements_[sql.text()];
    if (!statement) {
        statement = std::make_unique<Statement>(database_.get(), sql);
    }
    if (statement->inUse()) {
        throw std::logic_error(std::string("A statement is used inside itself: ") + sql.text());
    }
    return *statement;
}

void Connection::run(Sql sql) {
    if (sqlite3_exec(database_.get(), sql.text(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        throw DatabaseFailure::last(database_.get(), "run a statement");
    }
}

std::int64_t Connection::totalChanges() const {
    return sqlite3_total_changes64(database_.get());
}

std::int64_t Connection::changes() const {
    return sqlite3_changes64(database_.get());
}

bool Connection::inTransaction() const {
    return sqlite3_get_autocommit(database_.get()) == 0;
}

void Connection::rollback() noexcept {
    if (inTransaction()) {
        sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Connection::checkpoint() {
    if (sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                  nullptr) != SQLITE_OK) {
        throw DatabaseFailure::last(database_.get(), "move its log into its file");
    }
    walPages_ = 0;
}

bool Connection::emptyLog() {
    sqlite3_busy_timeout(database_.get(), 0);
    const int result = sqlite3_wal_checkpoint_v2(database_.get(), nullptr,
                                                 SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(database_.get(), kBusyMilliseconds);
    if ((static_cast<unsigned>(result) & 0xFFU) == SQLITE_BUSY) {
        return false;
    }
    if (result != SQLITE_OK) {
        throw DatabaseFailure::last(database_.get(), "empty its log");
    }
    walPages_ = 0;
    logHoldsErased_ = false;
    return true;
}

} // namespace tempo::store
