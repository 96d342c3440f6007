#pragma once

#include "ingest/adapters/adapter.hpp"

namespace tempo::ingest {

/// What a program posts to `/message` of a Gotify server (2.5, model/message.go): `message`,
/// `title`, `priority` and `extras` as JSON, or all but `extras` as a form, whose fields may also
/// stand in the query. Only `message` is needed; without a title its first words are one.
///
/// severity: priority up to 5 info, 6 and 7 warning, 8 and 9 error, 10 critical (Apprise, to name
/// one, posts 5 for normal, 8 for high, 10 for an emergency). The click URL of
/// `client::notification` is an action. Metadata: `message`, `priority`, `extras`, `raw`.
AdaptOutcome adaptGotify(const RequestBody& request, const DecodeContext& context);

} // namespace tempo::ingest
