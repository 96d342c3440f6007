#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// GitHub (webhook events of 2025, docs.github.com), Gitea 1.22 and Forgejo 10, whose webhooks of
/// the same kind have the same shape; body JSON or `payload=` of a form. Which event it is stands
/// in `X-GitHub-Event`, `X-Gitea-Event` or `X-Forgejo-Event`; a signature does not cover that, so
/// it decides words and never who may send.
///
/// Runs, checks, deployments and commit statuses have a conclusion: what failed fires, what
/// succeeded is resolved, and a run keeps one externalID from its start to its end. Security alerts
/// are alerts by their own severity. Everything else is an event. Metadata: `event`, `action`,
/// `repo`, `actor`, `branch`, `conclusion`, `status`, `workflow`, `number`, `subject`, `commit`,
/// `commits`, `message`, `url`, `repoUrl`, `compareUrl`, `delivery`, `raw`.
AdaptOutcome adaptGitHub(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
