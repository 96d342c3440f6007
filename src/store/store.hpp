#pragma once

#include "store/restore/journal.hpp"
#include "store/search/index_upkeep.hpp"
#include "store/threads/reader.hpp"
#include "store/threads/writer.hpp"

#include <tempo/core/clock.hpp>
#include <tempo/core/error.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

namespace tempo::store {

class FolderLock;

struct StoreOptions {
    std::filesystem::path dataDirectory; ///< made with mode 0700 when it is absent
    WriterLimits limits;
    IndexLimits index;
    Writer::Delivery writeDelivery;
    Reader::Delivery readDelivery;
    Writer::StateObserver writerObserver; ///< may be empty
    Writer::ListObserver listObserver;    ///< may be empty
    const char* vfs = nullptr;            ///< the name of an SQLite VFS; tests inject failures
};

/// What opening found and did, for the log.
struct OpeningReport {
    bool created = false; ///< there was no database
    int schemaBefore = 0; ///< 0 for a new one
    int schema = 0;       ///< now
    std::optional<std::filesystem::path> copyBeforeMigration;
    bool uncleanStop = false; ///< the last daemon did not close it; the integrity has been checked
    std::chrono::milliseconds checkDuration{};
    std::optional<RestoreJournal> restore; ///< completed now; its fault: the earlier data are back
};

/// The data folder of one daemon: `tempo.db`, its lock and its threads. The lock is held as
/// long as the store lives, also after close().
class Store {
public:
    /// Completes a restore that has been staged, makes or opens the database, migrates it, and
    /// starts writer and readers. Errors: Locked (another daemon has this folder), Unsupported (the
    /// database is newer than the program), Damaged, DiskFull, Unavailable (the folder cannot be
    /// used). `clock` must outlive the store.
    static Expected<std::unique_ptr<Store>> open(StoreOptions options, const Clock& clock);

    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store(); ///< closes

    Writer& writer();
    Reader& reader();           ///< for questions that somebody waits for
    Reader& searchReader();     ///< for searches, some of which take long
    Reader& backgroundReader(); ///< for work that takes long, such as a backup
    const OpeningReport& report() const { return report_; }

    /// Reads on the calling thread with a connection of its own: for the start, when nothing runs
    /// yet that a wait could hold up. `read` may throw DatabaseFailure.
    Expected<void> readNow(const std::function<void(const Connection&)>& read) const;

    /// Changes on the calling thread, in one transaction of a connection of its own: for the start,
    /// when nothing else writes yet. `change` may throw DatabaseFailure; nothing is changed then.
    Expected<void> changeNow(const std::function<void(Connection&)>& change) const;

    /// Whether an event would be stored if it came now: the writer is ready, its queue has room and
    /// the disk too. Cheap; any thread.
    bool couldCommitNow() const;

    /// Bytes of the database and its write-ahead log on the disk.
    std::uint64_t databaseSize() const;

    /// Commits and answers what waits, ends the threads, moves the write-ahead log into the
    /// database and notes that all is well. A second call does nothing.
    void close();

private:
    Store(StoreOptions options, std::unique_ptr<FolderLock> lock);

    void start(const Clock& clock);
    std::filesystem::path file() const;

    StoreOptions options_;
    std::unique_ptr<FolderLock> lock_;
    OpeningReport report_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Reader> reader_;
    std::unique_ptr<Reader> searchReader_;
    std::unique_ptr<Reader> backgroundReader_;
    bool closed_ = false;
};

} // namespace tempo::store
