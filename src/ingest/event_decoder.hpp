#pragma once

#include "core/event_draft.hpp"
#include "ingest/body_decoder.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <string>

namespace tempo::ingest {

/// Reads a title: 1 to 200 characters on one line, not white space alone. A fault and an empty text
/// for anything else.
std::string readTitle(JsonValue value, FaultList& faults);

/// Reads one event in Tempo's own JSON. Every broken rule is added to `faults`; the draft is of use
/// only if none was.
EventDraft decodeEvent(JsonValue event, const DecodeContext& context, FaultList& faults);

} // namespace tempo::ingest
