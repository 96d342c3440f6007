#include "store/store.hpp"

#include "store/backup/manifest.hpp"
#include "store/database/database_failure.hpp"
#include "store/database/files.hpp"
#include "store/database/folder_lock.hpp"
#include "store/database/integrity.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/restore/restore.hpp"
#include "store/schema/migrations.hpp"
#include "store/senders/signature_table.hpp"

#include <tempo/core/limits.hpp>

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include <sys/statvfs.h>

namespace tempo::store {
namespace {

/// With less than this free, a commit may find no room even before the disk is full.
constexpr std::uint64_t kRoomForCommits = 4UL * 1024 * 1024;

/// SQLite's memory statistics cost a lock for each allocation. Refused, and harmlessly so, once
/// SQLite is in use.
void leaveOutMemoryStatistics() {
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void setMark(Connection& connection, std::string_view value) {
    execute(connection,
            "INSERT INTO meta (name, value) VALUES ('closed', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            value);
}

bool wasClosed(const Connection& connection) {
    Query query(connection, "SELECT value FROM meta WHERE name = 'closed'");
    return query.next() && query.text(0) == "yes";
}

/// Checks the pages when the last daemon has not closed the database.
Expected<void> checkAfterUncleanStop(const Connection& connection, const Clock& clock,
                                     OpeningReport& report) {
    if (wasClosed(connection)) {
        return {};
    }
    report.uncleanStop = true;
    const auto start = clock.steady();
    auto checked = checkIntegrity(connection);
    report.checkDuration =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock.steady() - start);
    return checked;
}

/// Brings the database into order before anybody uses it.
Expected<OpeningReport> prepare(const std::filesystem::path& file, const char* vfs,
                                const Clock& clock) {
    Connection connection(file, {Connection::Access::Create, vfs});
    const auto schema = currentSchema(connection, migrations());
    if (!schema) {
        return tl::unexpected(schema.error());
    }
    OpeningReport report;
    report.created = *schema == 0;
    report.schemaBefore = *schema;
    if (!report.created) {
        if (auto checked = checkAfterUncleanStop(connection, clock, report); !checked) {
            return tl::unexpected(checked.error());
        }
    }
    auto migrated = migrate(connection, migrations());
    if (!migrated) {
        return tl::unexpected(migrated.error());
    }
    report.schema = migrated->after;
    report.copyBeforeMigration = migrated->copy;
    setMark(connection, "no");
    return report;
}

Expected<OpeningReport> tryToPrepare(const std::filesystem::path& file, const char* vfs,
                                     const Clock& clock) {
    try {
        return prepare(file, vfs, clock);
    } catch (const DatabaseFailure& failure) {
        return tl::unexpected(failure.toError());
    }
}

/// What must not begin anew with the data of a backup. Whoever follows the events goes on after a
/// sequence: none is given out twice. And no request that was signed lately passes once more.
void carryOver(const std::filesystem::path& file, const std::filesystem::path& replaced,
               Timestamp now) {
    try {
        Connection earlier(replaced, {Connection::Access::Write});
        Connection connection(file, {Connection::Access::Write});
        execute(connection, "UPDATE tally SET last_sequence = max(last_sequence, ?)",
                lastSequence(earlier));
        for (const auto& used : loadSignatures(earlier, now - limits::kSignatureTolerance)) {
            rememberSignature(connection, used);
        }
    } catch (const DatabaseFailure&) {
        return; // what was replaced may be damaged: that may be why
    }
}

/// The same, after a restore that has been staged. Data that cannot be opened make room for the
/// earlier ones.
Expected<OpeningReport> restoreAndPrepare(const std::filesystem::path& file, const char* vfs,
                                          const Clock& clock) {
    const auto data = file.parent_path();
    auto restore = applyRestore(data);
    if (!restore) {
        return tl::unexpected(std::move(restore.error()));
    }
    auto report = tryToPrepare(file, vfs, clock);
    if (!report && *restore && (*restore)->fault.empty()) {
        auto back =
            takeRestoreBack({data, (*restore)->actor, clock.now()}, **restore, report.error());
        if (!back) {
            return tl::unexpected(std::move(back.error()));
        }
        *restore = *std::move(back);
        report = tryToPrepare(file, vfs, clock);
    }
    if (report && *restore) {
        carryOver(file, data / (*restore)->keepIn / kDatabaseName, clock.now());
        finishRestore(data, **restore);
        report->restore = *std::move(restore);
    }
    return report;
}

std::uint64_t sizeOf(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

} // namespace

Expected<std::unique_ptr<Store>> Store::open(StoreOptions options, const Clock& clock) {
    leaveOutMemoryStatistics();
    try {
        createPrivateFolder(options.dataDirectory);
        auto lock = FolderLock::acquire(options.dataDirectory);
        if (!lock) {
            return tl::unexpected(lock.error());
        }
        auto store = std::unique_ptr<Store>(new Store(std::move(options), std::move(*lock)));
        auto report = restoreAndPrepare(store->file(), store->options_.vfs, clock);
        if (!report) {
            return tl::unexpected(report.error());
        }
        store->report_ = std::move(*report);
        store->start(clock);
        return store;
    } catch (const DatabaseFailure& failure) {
        return tl::unexpected(failure.toError());
    }
}

Store::Store(StoreOptions options, std::unique_ptr<FolderLock> lock)
    : options_(std::move(options)), lock_(std::move(lock)) {}

Store::~Store() {
    close();
}

void Store::start(const Clock& clock) {
    writer_ = std::make_unique<Writer>(
        Writer::Options{file(), options_.vfs, options_.limits, std::move(options_.writeDelivery),
                        std::move(options_.writerObserver), std::move(options_.listObserver),
                        std::make_unique<IndexUpkeep>(options_.index)},
        clock);
    Reader::Options reading{
        .file = file(), .vfs = options_.vfs, .delivery = std::move(options_.readDelivery)};
    reader_ = std::make_unique<Reader>(reading);
    reading.threadName = "tempo-search";
    searchReader_ = std::make_unique<Reader>(reading);
    reading.threadName = "tempo-backup";
    backgroundReader_ = std::make_unique<Reader>(std::move(reading));
}

Writer& Store::writer() {
    return *writer_;
}

Reader& Store::reader() {
    return *reader_;
}

Reader& Store::searchReader() {
    return *searchReader_;
}

Reader& Store::backgroundReader() {
    return *backgroundReader_;
}

Expected<void> Store::readNow(const std::function<void(const Connection&)>& read) const {
    try {
        const Connection connection(file(), {Connection::Access::ReadOnly, options_.vfs});
        read(connection);
        return {};
    } catch (const DatabaseFailure& failure) {
        return tl::unexpected(failure.toError());
    }
}

Expected<void> Store::changeNow(const std::function<void(Connection&)>& change) const {
    try {
        Connection connection(file(), {Connection::Access::Write, options_.vfs});
        execute(connection, "BEGIN IMMEDIATE");
        change(connection); // its destruction undoes an unfinished transaction
        execute(connection, "COMMIT");
        return {};
    } catch (const DatabaseFailure& failure) {
        return tl::unexpected(failure.toError());
    }
}

bool Store::couldCommitNow() const {
    struct statvfs disk {};
    if (writer_->state() != WriterState::Ready || writer_->queueFull() ||
        ::statvfs(options_.dataDirectory.c_str(), &disk) != 0) {
        return false;
    }
    return disk.f_bavail * disk.f_frsize >= kRoomForCommits;
}

std::uint64_t Store::databaseSize() const {
    return sizeOf(file()) + sizeOf(file().string() + "-wal");
}

void Store::close() {
    if (std::exchange(closed_, true) ||
        !backgroundReader_) { // without a reader it was never opened
        return;
    }
    writer_->stop();
    reader_->stop();
    searchReader_->stop();
    backgroundReader_->stop();
    // A database that could not be written to last is not noted as closed: the next start checks
    // it.
    if (writer_->state() != WriterState::Ready) {
        return;
    }
    try {
        Connection connection(file(), {Connection::Access::Write, options_.vfs});
        setMark(connection, "yes");
    } catch (const DatabaseFailure&) {
        return; // not noted as closed: the next start checks it
    }
}

std::filesystem::path Store::file() const {
    return options_.dataDirectory / "tempo.db";
}

} // namespace tempo::store
