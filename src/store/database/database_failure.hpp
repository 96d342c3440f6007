#pragma once

#include <tempo/core/error.hpp>

#include <exception>
#include <stdexcept>
#include <string>

struct sqlite3;

namespace tempo::store {

/// SQLite could not do what it was told. Thrown inside the store and caught by the loops of the
/// store thread and of the readers and by Store::open, which turn it into an Error.
class DatabaseFailure : public std::runtime_error {
public:
    /// What the failure means for the one who has to go on.
    enum class Kind {
        Rule,      ///< a constraint of the schema: the one statement has failed, nothing else
        Busy,      ///< another process holds the database
        Full,      ///< no room on the disk; the transaction is gone
        Broken,    ///< I/O or sync failed; what is on the disk is not known until it is checked
        Damaged,   ///< the file is not a database, or its pages contradict each other
        Statement, ///< a statement is wrong or a value is too large: a bug, or input not checked
    };

    DatabaseFailure(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}

    /// The failure that `database` reported last; `doing` says what was tried ("write an event").
    static DatabaseFailure last(sqlite3* database, const char* doing);

    Kind kind() const { return kind_; }

    /// The same as a value: Conflict, Busy, DiskFull, StoreFailed or Damaged.
    Error toError() const;

private:
    Kind kind_;
};

/// Any other exception, as a value: a fault of the program, or no memory.
Error faultOfProgram(const std::exception& exception);

/// The kind of an extended result code of SQLite; `systemError` is the errno of the last I/O.
DatabaseFailure::Kind kindOfResultCode(int extendedCode, int systemError);

} // namespace tempo::store
