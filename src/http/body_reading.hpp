#pragma once

#include "http/admitted_request.hpp"
#include "http/request_head.hpp"
#include "ingest/body_decoder.hpp"

#include <tl/expected.hpp>

#include <string_view>

/// From an admitted request and its body to event drafts. Pure.
namespace tempo::http {

/// Reads the body as the path says, and on the path for events as the token's provider says. The
/// events of an adapter get its provider where the token may post as that, else the token's.
/// `own`: of events in Tempo's own JSON.
tl::expected<ingest::DecodedBody, ingest::DecodeRefusal> readBody(const AdmittedRequest& request,
                                                                  const RequestHead& head,
                                                                  std::string_view body,
                                                                  const ingest::DecodeContext& own);

/// The status and the slug of the problem that a refused body gets.
struct RefusalForm {
    int status;
    std::string_view slug;
};

RefusalForm formOf(ingest::Refusal kind);

} // namespace tempo::http
