#pragma once

#include "store/database/sql.hpp"

#include <cstdint>
#include <span>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace tempo::store {

/// One prepared statement. Parameters count from 1, columns from 0, as in SQLite. Text and blobs
/// are bound without a copy: they must live until the statement is reset. Every member throws
/// DatabaseFailure. Use it through Query, which resets it.
class Statement {
public:
    Statement(sqlite3* database, Sql sql);
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement();

    void bindNull(int parameter);
    void bindInteger(int parameter, std::int64_t value);
    void bindText(int parameter, std::string_view value);
    void bindBlob(int parameter, std::span<const std::uint8_t> value);

    /// Goes to the next row; false when there is none.
    bool step();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    /// Lives until the next step or reset.
    std::string_view text(int column) const;
    std::span<const std::uint8_t> blob(int column) const;

    /// Makes it ready for the next use; never fails. The bound values are forgotten.
    void reset() noexcept;

    bool inUse() const { return inUse_; }
    void markInUse() { inUse_ = true; }

private:
    [[noreturn]] void fail(const char* doing) const;

    sqlite3_stmt* statement_ = nullptr;
    bool inUse_ = false;
};

} // namespace tempo::store
