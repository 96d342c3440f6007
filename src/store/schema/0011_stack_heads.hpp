#pragma once

#include "store/database/sql.hpp"

namespace tempo::store {

/// Schema 11: the event by which a stack is shown is named by its stack alone, so that an event
/// which enters a stack does not change the row and the indexes of the one that was shown before.
/// The timeline merges the events that stand alone (`stands_alone` is 1 where `stack_id` is NULL)
/// with the stacks in the order of `head_date`; `all_dismissed`: every member is, and so is the
/// head.
inline constexpr Sql kStackHeadsSchema = R"sql(
UPDATE events SET heads_stack = 0 WHERE stack_id IS NOT NULL AND heads_stack = 1;
ALTER TABLE events RENAME COLUMN heads_stack TO stands_alone;

ALTER TABLE stacks ADD COLUMN all_dismissed INTEGER NOT NULL DEFAULT 0;
UPDATE stacks SET all_dismissed = 1 WHERE dismissed = events;
CREATE INDEX stacks_by_time ON stacks (all_dismissed, head_date, head);
CREATE INDEX stacks_by_provider ON stacks (provider_identifier, all_dismissed, head_date, head);
DROP INDEX stacks_by_severity;
CREATE INDEX stacks_by_severity ON stacks (severity, all_dismissed, head_date, head);

PRAGMA user_version = 11;
)sql";

} // namespace tempo::store
