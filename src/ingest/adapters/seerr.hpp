#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Jellyseerr 2, Overseerr 1 and Seerr, notification agent Webhook with the payload that it is
/// installed with (server/lib/notifications/agents/webhook.ts).
///
/// title: the subject; subtitle: the event in words. A request that failed and an issue are alerts;
/// externalID `request:<id>` or `issue:<id>`. Metadata: `event` (the notification type), `title`,
/// `message`, `mediaType`, `mediaStatus`, `tmdbId`, `tvdbId`, `requestId`, `requestedBy`,
/// `issueId`, `issueType`, `issueStatus`, `reportedBy`, `comment`, `commentedBy`, `image`, `links`
/// (a list of URLs), `raw`.
AdaptOutcome adaptSeerr(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
