#pragma once

#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

namespace tempo::ingest {

/// Adds a fault for every member of `object` whose key stands there already; not for those of the
/// objects within it.
void reportDuplicateKeys(JsonValue object, FaultList& faults);

} // namespace tempo::ingest
