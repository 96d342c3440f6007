#include "store/database/facts.hpp"

#include "store/database/query.hpp"

namespace tempo::store {
namespace {

std::string textOf(const Connection& connection, Sql sql) {
    Query query(connection, sql);
    return query.next() ? std::string(query.text(0)) : std::string();
}

std::int64_t numberOf(const Connection& connection, Sql sql) {
    Query query(connection, sql);
    return query.next() ? query.column<std::int64_t>(0) : 0;
}

} // namespace

DatabaseFacts readFacts(const Connection& connection) {
    return {.sqliteVersion = textOf(connection, "SELECT sqlite_version()"),
            .schema = numberOf(connection, "PRAGMA user_version"),
            .pageBytes = numberOf(connection, "PRAGMA page_size"),
            .pages = numberOf(connection, "PRAGMA page_count"),
            .freePages = numberOf(connection, "PRAGMA freelist_count"),
            .journalMode = textOf(connection, "PRAGMA journal_mode")};
}

} // namespace tempo::store
