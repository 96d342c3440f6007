#include "store/database/integrity.hpp"

#include "store/database/query.hpp"

namespace tempo::store {

Expected<void> checkIntegrity(const Connection& connection) {
    Query query(connection, "PRAGMA quick_check(1)");
    if (query.next() && query.text(0) == "ok") {
        return {};
    }
    return failure(
        ErrorCode::Damaged,
        "The database " + connection.file().string() + " is damaged (" +
            std::string(query.text(0)) +
            "). Put back a backup of it, or save what can be read with `sqlite3 tempo.db "
            ".recover`.");
}

} // namespace tempo::store
