#include "store/database_failure.hpp"

#include <sqlite3.h>

#include <string>

namespace tempo::store {
namespace {

constexpr int kPrimaryCodeMask = 0xFF;

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

DatabaseFailure::Kind kindOfResultCode(int extendedCode) {
    using Kind = DatabaseFailure::Kind;
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
    const auto kind = kindOfResultCode(sqlite3_extended_errcode(database));
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

} // namespace tempo::store
