#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Kopia 0.19 to 0.22, notification profile of type webhook (notification/sender/webhook, templates
/// in notification/notifytemplate): the header `Subject`, and as body the report in text, `Path: …`
/// and `Key: value` lines below it, or in JSON with `snapshots`. One event for each snapshot; a
/// report about anything else (an error of maintenance, a test) is one event.
///
/// title: the subject, or path and status where a report has several; startDate: of the snapshot.
/// Metadata: `outcome` (ok, warning, error, no-change), `headline` (the subject), `path`, `server`
/// (the host that the subject names), `repo` (where a line or member `Repository` names one),
/// `status`, `started`, `duration`, `size`, `files`, `directories`, `error`, `failedEntries`,
/// `operation`, `message` (the report in text); of JSON `sizeDelta`, `filesDelta`,
/// `directoriesDelta`, `snapshotId`, `report`, `generatedAt`, `kopiaVersion`, `raw`. Kopia does not
/// say that nothing has changed; `no-change` is a success whose size, files and directories all
/// come without a difference, which is also how the first snapshot of a path looks.
AdaptOutcome adaptKopia(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
