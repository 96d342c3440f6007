#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 10: `head_date`, the `start_date` of the event by which a stack is shown, so that the
/// index of the stacks that need attention has them in the order of the timeline. Those of an
/// earlier generation keep 0 and are not shown.
inline constexpr Sql kAttentionSchema = R"sql(
ALTER TABLE stacks ADD COLUMN head_date INTEGER NOT NULL DEFAULT 0;
UPDATE stacks SET head_date = start_date FROM events
    WHERE events.sequence = stacks.head AND events.stack_id = stacks.id;
DROP INDEX stacks_needing_attention;
CREATE INDEX stacks_needing_attention ON stacks (head_date, head) WHERE needing_attention > 0;

PRAGMA user_version = 10;
)sql";

} // namespace tempo::store
