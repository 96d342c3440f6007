#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// Alertmanager 0.25 to 0.28 (webhook format version 4) and Grafana 9 to 12 (its contact point
/// Webhook sends the same and more): one event for each of `alerts`.
///
/// externalID: the fingerprint; title: the annotation `summary`, else the label `alertname`;
/// subtitle: the annotation `description` or `message`; severity: of the label `severity` while it
/// fires, `ok` once it is resolved; startDate `startsAt`, endDate `endsAt` of a resolved one.
/// Metadata: `status`, `alertname`, `instance`, `job`, `severity` (the label as it is), `labels`,
/// `annotations`, `fingerprint`, `generatorURL`, `receiver`, `groupKey`, `externalURL`,
/// `truncatedAlerts`; of Grafana also `values`, `valueString`, `dashboardURL`, `panelURL`,
/// `silenceURL`, `imageURL`, `orgId`, `ruleUID`, `groupTitle`, `groupMessage`; `raw`. What the
/// group has in common stands in each alert already.
AdaptOutcome adaptAlerts(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
