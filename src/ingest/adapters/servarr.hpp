#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Sonarr 4, Radarr 5 and Prowlarr 1, connection Webhook (src/NzbDrone.Core/Notifications/Webhook):
/// `eventType`, `instanceName`, `applicationUrl`, and what the event is about.
///
/// title: what happened to what. A problem of its health is an alert that fires and is resolved
/// (externalID `health:<type>`), so is a download that waits for a person
/// (`download:<downloadId>`); everything else is an event. Metadata: `event`, `title` (of the
/// series or film), `year`, `episodes` (a list as S01E02), `quality`, `size`, `release`,
/// `releaseGroup`, `indexer`, `downloadClient`, `downloadId`, `isUpgrade`, `level`, `type`,
/// `message`, `previousVersion`, `newVersion`, `instance`, `url`, `links` (a list of URLs), `raw`.
AdaptOutcome adaptServarr(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
