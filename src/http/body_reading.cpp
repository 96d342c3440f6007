#include "http/body_reading.hpp"

#include "access/provider_binding.hpp"

namespace tempo::http {
namespace {

ingest::DecodeContext contextOf(const ingest::Adapter& adapter, ingest::DecodeContext context) {
    if (access::allowsProvider(context.boundProvider, adapter.provider)) {
        context.boundProvider = adapter.provider;
    }
    return context;
}

} // namespace

tl::expected<ingest::DecodedBody, ingest::DecodeRefusal>
readBody(const AdmittedRequest& request, const RequestHead& head, std::string_view body,
         const ingest::DecodeContext& own) {
    const ingest::RequestBody received{.contentType = head.contentType,
                                       .body = body,
                                       .cloudEventFields = head.cloudEventFields,
                                       .fields = head.otherFields,
                                       .query = head.query(),
                                       .topic = request.route.topic};
    if (const auto* const only = request.route.adapter) {
        return ingest::decodeForeign(*only, received, contextOf(*only, own));
    }
    const auto* const adapter = ingest::adapterOf(request.provider);
    // No signature covers the header fields that some adapters read.
    const bool covered =
        !request.signature || !adapter || adapter->signing == ingest::Adapter::Signing::Allowed;
    if (adapter && covered) {
        return ingest::decodeEither(*adapter, received, contextOf(*adapter, own), own);
    }
    return ingest::decodeBody(received, own);
}

RefusalForm formOf(ingest::Refusal kind) {
    switch (kind) {
    case ingest::Refusal::UnsupportedMediaType:
        return {415, "unsupported-media-type"};
    case ingest::Refusal::Empty:
        return {400, "empty-body"};
    case ingest::Refusal::NotJson:
        return {400, "not-json"};
    case ingest::Refusal::InvalidEvent:
        return {422, "invalid-event"};
    case ingest::Refusal::NotRecognised:
        return {422, "not-recognised"};
    case ingest::Refusal::TooManyEvents:
        return {413, "too-large"};
    }
    return {400, "bad-request"};
}

} // namespace tempo::http
