#pragma once

#include <tempo/core/error.hpp>

#include <filesystem>
#include <stop_token>

namespace tempo::store {

class Connection;

/// Copies the database as the connection sees it now into the new file `copy` (mode 0600): one file
/// that needs no log, marked as closed cleanly, its pages checked, not yet synced. The store thread
/// goes on writing meanwhile: inside a transaction of `source` the copy is the state of one commit.
/// Damaged: the copy does not hold together; Unavailable: stopped. Throws DatabaseFailure.
Expected<void> copyDatabase(const Connection& source, const std::filesystem::path& copy,
                            const std::stop_token& stop);

} // namespace tempo::store
