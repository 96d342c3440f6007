#pragma once

#include <cstdint>
#include <string>

namespace tempo::store {

class Connection;

/// The state of the database file, for whoever looks for a fault.
struct DatabaseFacts {
    std::string sqliteVersion;
    std::int64_t schema = 0;
    std::int64_t pageBytes = 0;
    std::int64_t pages = 0;
    std::int64_t freePages = 0;
    std::string journalMode;

    friend bool operator==(const DatabaseFacts&, const DatabaseFacts&) = default;
};

/// Throws DatabaseFailure.
DatabaseFacts readFacts(const Connection& connection);

} // namespace tempo::store
