// Properties: a body decodes to the same twice; an accepted draft keeps every cap and its JSON
// texts parse; written out as an event and decoded again it stays the same; a refusal is of bounded
// size; what holds a NUL byte is never accepted as JSON. The first byte of the input chooses the
// Content-Type.
#include "fuzz/require.hpp"
#include "ingest/body_decoder.hpp"
#include "support/draft_json.hpp"

#include <tempo/core/limits.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using namespace tempo::ingest;
using fuzz::require;
using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 5> kTypes{
    "application/json", "application/x-ndjson", "application/cloudevents+json",
    "application/cloudevents-batch+json", "text/plain"};

constexpr std::array<HeaderField, 4> kBinaryFields{
    {{"ce-specversion", "1.0"}, {"ce-id", "1"}, {"ce-source", "/a"}, {"ce-type", "b"}}};

constexpr DecodeContext kContext{"fuzz", ""};

std::size_t lengthOf(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned>(c) & 0xc0U) != 0x80U;
    }));
}

/// The same event in Tempo's own JSON, metadata and actions to the byte.
std::string rewritten(const EventDraft& draft) {
    auto event = test::toJson(draft);
    event.erase("metadata");
    event.erase("actions");
    auto text = event.dump();
    text.pop_back();
    return text + ",\"metadata\":" + draft.metadata + ",\"actions\":" + draft.actions + "}";
}

void checkDraft(const EventDraft& draft) {
    require(!draft.title.empty() && lengthOf(draft.title) <= limits::kTitleLength);
    require(!draft.providerIdentifier.empty() &&
            draft.providerIdentifier.size() <= limits::kProviderLength);
    require(!draft.externalID || (!draft.externalID->empty() &&
                                  lengthOf(*draft.externalID) <= limits::kExternalIdLength));
    require(!draft.subtitle || lengthOf(*draft.subtitle) <= limits::kSubtitleLength);
    require(Json::parse(draft.metadata).is_object());
    const auto actions = Json::parse(draft.actions);
    require(actions.is_array() && actions.size() <= limits::kActions);

    const auto text = rewritten(draft);
    const auto again = decodeBody({.contentType = "application/json", .body = text}, kContext);
    require(again.has_value() && again->events.size() == 1 && again->events.front() == draft);
}

void checkRefusal(const DecodeRefusal& refusal) {
    require(!refusal.detail.empty() && refusal.detail.size() < 1000);
    require((refusal.kind == Refusal::InvalidEvent) == !refusal.faults.empty());
    require(refusal.faults.size() <= kFaultsPerBody + 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const auto type = kTypes.at(data[0] % kTypes.size());
    const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
    RequestBody request{.contentType = type, .body = body};
    if (type == "text/plain") {
        request.cloudEventFields = kBinaryFields;
    }
    const auto decoded = decodeBody(request, kContext);
    require(decoded == decodeBody(request, kContext));
    if (!decoded) {
        checkRefusal(decoded.error());
        return 0;
    }
    require(!decoded->events.empty() && decoded->events.size() <= limits::kBatchEvents);
    require(type == "text/plain" || body.find('\0') == std::string_view::npos);
    std::ranges::for_each(decoded->events, checkDraft);
    return 0;
}
