#include "store/database/statement.hpp"

#include "store/database/database_failure.hpp"

#include <sqlite3.h>

namespace tempo::store {

Statement::Statement(sqlite3* database, Sql sql) {
    if (sqlite3_prepare_v3(database, sql.text(), -1, SQLITE_PREPARE_PERSISTENT, &statement_,
                           nullptr) != SQLITE_OK) {
        throw DatabaseFailure::last(database, "prepare a statement");
    }
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

void Statement::bindNull(int parameter) {
    if (sqlite3_bind_null(statement_, parameter) != SQLITE_OK) {
        fail("bind a value");
    }
}

void Statement::bindInteger(int parameter, std::int64_t value) {
    if (sqlite3_bind_int64(statement_, parameter, value) != SQLITE_OK) {
        fail("bind a number");
    }
}

void Statement::bindText(int parameter, std::string_view value) {
    // A null pointer would bind NULL, and an empty view may have one.
    const char* data = value.data() == nullptr ? "" : value.data();
    if (sqlite3_bind_text64(statement_, parameter, data, value.size(), SQLITE_STATIC,
                            SQLITE_UTF8) != SQLITE_OK) {
        fail("bind a text");
    }
}

void Statement::bindBlob(int parameter, std::span<const std::uint8_t> value) {
    const int result = value.empty() ? sqlite3_bind_zeroblob(statement_, parameter, 0)
                                     : sqlite3_bind_blob64(statement_, parameter, value.data(),
                                                           value.size(), SQLITE_STATIC);
    if (result != SQLITE_OK) {
        fail("bind bytes");
    }
}

bool Statement::step() {
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result != SQLITE_DONE) {
        fail("run a statement");
    }
    return false;
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Statement::text(int column) const {
    const auto* data = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? std::string_view()
                           : std::string_view(reinterpret_cast<const char*>(data), size);
}

std::span<const std::uint8_t> Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? std::span<const std::uint8_t>() : std::span(data, size);
}

void Statement::reset() noexcept {
    // The result repeats the failure of the last step, which step() has told already.
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    inUse_ = false;
}

void Statement::fail(const char* doing) const {
    throw DatabaseFailure::last(sqlite3_db_handle(statement_), doing);
}

} // namespace tempo::store
