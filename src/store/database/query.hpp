#pragma once

#include "store/database/connection.hpp"
#include "store/database/values.hpp"

namespace tempo::store {

/// One run of a statement: binds the values in their order, and resets the statement at the end of
/// its life. Bound text and blobs must outlive it.
///
///     Query query(connection, "SELECT name FROM senders WHERE provider = ?", provider);
///     while (query.next()) { names.push_back(query.column<std::string>(0)); }
class Query {
public:
    template<class... Values>
    Query(const Connection& connection, Sql sql, const Values&... values)
        : statement_(connection.prepare(sql)) {
        statement_.markInUse();
        bindAll(values...);
    }

    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query() { statement_.reset(); }

    /// Goes to the next row; false when there is none.
    bool next() { return statement_.step(); }

    template<class Value>
    Value column(int index) const {
        return readColumn<Value>(statement_, index);
    }

    /// Without a copy; lives until the next row.
    std::string_view text(int index) const { return statement_.text(index); }
    std::span<const std::uint8_t> blob(int index) const { return statement_.blob(index); }

private:
    template<class... Values>
    void bindAll(const Values&... values) {
        int parameter = 0; // NOLINT(misc-const-correctness): the fold below counts it up
        try {
            (bindValue(statement_, ++parameter, values), ...);
        } catch (...) {
            statement_.reset();
            throw;
        }
    }

    Statement& statement_;
};

/// Runs a statement that gives no rows; returns how many rows it changed.
template<class... Values>
std::int64_t execute(Connection& connection, Sql sql, const Values&... values) {
    Query query(connection, sql, values...);
    query.next();
    return connection.changes();
}

} // namespace tempo::store
