#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Uptime Kuma 1.23 and 2.0, notification type Webhook, content type JSON or form-data:
/// `heartbeat`, `monitor` and `msg` (server/notification-providers/webhook.js). A test message has
/// no heartbeat.
///
/// externalID `kuma:<monitor id>`; title: the monitor's name; subtitle: what the check said.
/// Metadata: `badge`, `state` (down up pending maintenance test), `important`, `monitorID`,
/// `monitorName`, `monitorType`, `url`, `hostname`, `port`, `ping`, `tags`, `message`, `checkedAt`,
/// `duration`, `lastDownTime`, `raw`.
AdaptOutcome adaptUptimeKuma(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
