#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// What a program publishes to an ntfy server (2.11 to 2.15, docs.ntfy.sh/publish and
/// server/server.go): text to `/ntfy/<topic>` with parameters in header fields or the query, or
/// JSON to `/ntfy`, whose members come before those. Every alias of a parameter counts; header
/// fields may have encoded words (RFC 2047).
///
/// The topic becomes a part of the provider below the token's; `sequence_id` the externalID.
/// Priority 1 to 3 is info, 4 warning, 5 critical. Without a title the first words are one. `view`
/// and `copy` become actions, so do the click and attachment URL; `http` and `broadcast` only stand
/// in metadata: Tempo sends no requests for others. Tags stay words. An image as body becomes the
/// thumbnail. Refused, because leaving them out would change what was asked for: delay, e-mail,
/// call, templates, and files that are no image. Ignored: cache, firebase, UnifiedPush, poll ids.
/// Metadata: `message`, `topic`, `priority`, `tags`, `click`, `icon`, `attach`, `filename`,
/// `contentType` (text/markdown), `actions` (if Tempo cannot do one of them), `raw`.
AdaptOutcome adaptNtfy(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
