#pragma once

#include "core/event_draft.hpp"
#include "ingest/body_decoder.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

/// CloudEvents 1.0 (github.com/cloudevents/spec, version 1.0.2) as events of type `event`:
/// `source` and `id` become the externalID, `time` the start, `subject` (else `type`) the title;
/// every other attribute and the data become metadata under their own names. The provider is the
/// token's.
namespace tempo::ingest {

/// Reads one event in the JSON format. Every broken rule is added to `faults`; the draft is of use
/// only if none was.
EventDraft decodeCloudEvent(JsonValue event, const DecodeContext& context, FaultList& faults);

} // namespace tempo::ingest
