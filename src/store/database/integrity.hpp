#pragma once

#include <tempo/core/error.hpp>

namespace tempo::store {

class Connection;

/// Looks through every page of the database: a few seconds for each gigabyte. Damaged says what is
/// wrong and what to do. Throws DatabaseFailure.
Expected<void> checkIntegrity(const Connection& connection);

} // namespace tempo::store
