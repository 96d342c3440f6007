#pragma once

#include "store/database/sql.hpp"
#include "store/database/statement.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <unordered_map>

struct sqlite3;

namespace tempo::store {

/// One connection to the database, set up as every connection of Tempo must be: WAL, each commit
/// synced, foreign keys enforced, deleted content overwritten, no trust in the schema. One thread
/// at a time. The constructor and every member throw DatabaseFailure.
class Connection {
public:
    enum class Access {
        Create,   ///< reads and writes; an absent file is created (mode 0600)
        Write,    ///< reads and writes an existing file
        ReadOnly, ///< cannot write
    };

    struct Options {
        Access access = Access::Write;
        const char* vfs = nullptr; ///< the name of an SQLite VFS; null for the usual one
    };

    Connection(const std::filesystem::path& file, const Options& options);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// The prepared statement for `sql`, made at the first use. A statement that is in use already
    /// (a query inside a query with the same text) is a bug and throws std::logic_error.
    Statement& prepare(Sql sql) const;

    /// Runs a statement that has no parameters and whose rows nobody wants.
    void run(Sql sql);

    /// How many rows all statements so far have inserted, changed or deleted.
    std::int64_t totalChanges() const;
    /// Rows that the last statement changed.
    std::int64_t changes() const;
    bool inTransaction() const;
    /// Ends a transaction that may have ended by itself; never fails.
    void rollback() noexcept;

    /// Pages in the write-ahead log after the last commit of this connection.
    int walPages() const { return walPages_; }

    /// Moves the write-ahead log into the database file as far as readers allow.
    void checkpoint();

    /// Says that content was deleted for good: the log keeps it until `emptyLog`.
    void noteErasure() { logHoldsErased_ = true; }
    bool logHoldsErased() const { return logHoldsErased_; }

    /// Moves the whole log into the file and cuts it to nothing. False while a reader needs it;
    /// nobody is waited for.
    bool emptyLog();

    const std::filesystem::path& file() const { return file_; }

    /// For what SQLite offers beside statements.
    sqlite3* handle() const { return database_.get(); }

private:
    struct Closer {
        void operator()(sqlite3* database) const;
    };

    void configure(const Options& options);
    void useWriteAheadLog();

    std::filesystem::path file_;
    std::unique_ptr<sqlite3, Closer> database_;
    /// A cache: that a statement has been prepared changes nothing that a caller can see.
    mutable std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
    int walPages_ = 0;
    bool logHoldsErased_ = false;
};

} // namespace tempo::store
