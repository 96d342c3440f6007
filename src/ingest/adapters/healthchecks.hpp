#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Healthchecks 3, integration Webhook. What it sends is what its owner has written; understood are
/// the body of docs/senders/healthchecks.md,
/// `{"check": $NAME_JSON, "status": "$STATUS", "tags": "$TAGS", "code": "$CODE", "time": "$NOW"}`,
/// the same with `$JSON` as `check`, and `$JSON` alone (hc/integrations/webhook/transport.py).
///
/// externalID `healthchecks:<code, or uuid, unique_key, slug, name>`; title: the check's name; down
/// fires as an error, up resolves it. Metadata: `check`, `status`, `tags` (a list), `code`, `slug`,
/// `description`, `lastPing`, `nextPing`, `body`, `exitStatus`, `url`, `raw`.
AdaptOutcome adaptHealthchecks(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
