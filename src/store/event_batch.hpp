#pragma once

#include "core/event_batch.hpp"

namespace tempo::store {

using tempo::EventBatch;
using tempo::StoredBatch;

} // namespace tempo::store
