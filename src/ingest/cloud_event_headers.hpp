#pragma once

#include "ingest/body_decoder.hpp"
#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/media_type.hpp"

namespace tempo::ingest {

/// Puts a CloudEvent in binary mode (HTTP protocol binding 1.0.2, section 3.1) into the document as
/// the same event in the JSON format: attributes from the `ce-` fields, `datacontenttype` from the
/// media type where one was sent, the body as `data`: JSON where the type says so, else text.
/// Faults of the fields and of text that is not UTF-8 are added.
JsonReadResult readBinaryCloudEvent(const RequestBody& request, const MediaType& type,
                                    JsonDocument& document, FaultList& faults);

} // namespace tempo::ingest
