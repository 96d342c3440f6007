#include "store/database/database_failure.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <string>

namespace tempo::store {
namespace {

constexpr int kPrimaryCodeMask = 0xFF;

/// SQLite itself knows ENOSPC of a write only. A failed sync is never one of these: what it has
/// left on the disk is not known, whatever its cause.
bool lacksRoom(int extendedCode, int systemError) {
    switch (extendedCode) {
    case SQLITE_IOERR_SHMSIZE:
        return true;
    case SQLITE_IOERR_WRITE:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_CANTOPEN:
        return systemError == ENOSPC || systemError == EDQUOT || systemError == EFBIG;
    default:
        return false;
    }
}

const char* adviceFor(DatabaseFailure::Kind kind) {
    switch (kind) {
    case DatabaseFailure::Kind::Full:
        return "Make room on the disk that holds the data folder.";
    case DatabaseFailure::Kind::Broken:
        return "Check the disk that holds the data folder.";
    case DatabaseFailure::Kind::Damaged:
        return "Stop the daemon and put back a backup of tempo.db.";
    case DatabaseFailure::Kind::Busy:
        return "End the other program that has tempo.db open.";
    case DatabaseFailure::Kind::Rule:
    case DatabaseFailure::Kind::Statement:
        return "Please report it.";
    }
    return "";
}

} // namespace

DatabaseFailure::Kind kindOfResultCode(int extendedCode, int systemError) {
    using Kind = DatabaseFailure::Kind;
    if (lacksRoom(extendedCode, systemError)) {
        return Kind::Full;
    }
    switch (extendedCode & kPrimaryCodeMask) {
    case SQLITE_CONSTRAINT:
        return Kind::Rule;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Kind::Busy;
    case SQLITE_FULL:
        return Kind::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Kind::Damaged;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOLFS:
        return Kind::Broken;
    default:
        return Kind::Statement;
    }
}

DatabaseFailure DatabaseFailure::last(sqlite3* database, const char* doing) {
    const auto kind =
        kindOfResultCode(sqlite3_extended_errcode(database), sqlite3_system_errno(database));
    std::string text = "The database could not ";
    text += doing;
    text += ": ";
    text += sqlite3_errmsg(database);
    text += ". ";
    text += adviceFor(kind);
    return {kind, text};
}

Error DatabaseFailure::toError() const {
    switch (kind_) {
    case Kind::Rule:
        return {ErrorCode::Conflict, what()};
    case Kind::Busy:
        return {ErrorCode::Busy, what()};
    case Kind::Full:
        return {ErrorCode::DiskFull, what()};
    case Kind::Damaged:
        return {ErrorCode::Damaged, what()};
    case Kind::Broken:
    case Kind::Statement:
        break;
    }
    return {ErrorCode::StoreFailed, what()};
}

Error faultOfProgram(const std::exception& exception) {
    return {ErrorCode::StoreFailed, std::string("The store met a fault in the program (") +
                                        exception.what() + "). Please report it."};
}

} // namespace tempo::store
