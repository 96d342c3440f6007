// Properties of every adapter: a body becomes the same twice; an accepted draft keeps every cap,
// its JSON texts parse, and written out as an event and decoded again it stays the same; what it is
// not meant for is refused with words, never with a crash; the echo is members of a JSON object.
// The first byte of the input chooses the adapter, the second the Content-Type and the header
// fields.
#include "fuzz/require.hpp"
#include "ingest/adapters/adapter.hpp"
#include "support/draft_json.hpp"

#include <tempo/core/limits.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tempo;
using namespace tempo::ingest;
using fuzz::require;
using Json = nlohmann::ordered_json;

constexpr DecodeContext kContext{"fuzz", ""};

constexpr std::array<std::string_view, 5> kTypes{"application/json", "",
                                                 "application/x-www-form-urlencoded",
                                                 "multipart/form-data; boundary=x", "text/plain"};

std::vector<const Adapter*> everyAdapter() {
    std::vector<const Adapter*> all{&gotifyAdapter(), &ntfyAdapter()};
    for (const auto& adapter : adapters()) {
        all.push_back(&adapter);
    }
    return all;
}

/// The fields that some adapter reads, each with the first line of the body as its value.
std::vector<HeaderField> fieldsWith(std::string_view value) {
    std::vector<HeaderField> fields;
    for (const auto* name : {"Subject", "X-GitHub-Event", "Title", "Priority", "Tags", "Actions",
                             "Click", "X-Sequence-ID"}) {
        fields.push_back({name, value});
    }
    return fields;
}

std::size_t lengthOf(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
        return (static_cast<unsigned>(c) & 0xc0U) != 0x80U;
    }));
}

void checkDraft(const EventDraft& draft) {
    require(!draft.title.empty() && lengthOf(draft.title) <= limits::kTitleLength);
    require(draft.providerIdentifier == "fuzz" || draft.providerIdentifier.starts_with("fuzz."));
    const auto text = test::toJson(draft).dump();
    const auto again = decodeBody({.contentType = "application/json", .body = text}, kContext);
    require(again.has_value() && again->events.size() == 1 && again->events.front() == draft);
}

void checkRefusal(const DecodeRefusal& refusal) {
    require(!refusal.detail.empty() && refusal.detail.size() < 1000);
    require(refusal.faults.size() <= kFaultsPerBody + 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto kAdapters = everyAdapter();
    if (size < 2) {
        return 0;
    }
    const auto& adapter = *kAdapters.at(data[0] % kAdapters.size());
    const std::string_view body(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto line = body.substr(0, body.find_first_of("\r\n"));
    const auto fields = data[1] & 0x80U ? fieldsWith(line) : std::vector<HeaderField>();
    const RequestBody request{.contentType = kTypes.at(data[1] % kTypes.size()),
                              .body = body,
                              .fields = fields,
                              .query = data[1] & 0x40U ? line : std::string_view(),
                              .topic = data[1] & 0x20U ? "topic" : std::string_view()};
    const auto decoded = decodeForeign(adapter, request, kContext);
    require(decoded == decodeForeign(adapter, request, kContext));
    if (!decoded) {
        checkRefusal(decoded.error());
        return 0;
    }
    require(!decoded->events.empty() && decoded->events.size() <= limits::kBatchEvents);
    std::ranges::for_each(decoded->events, checkDraft);
    require(!Json::parse("{\"id\":1" + decoded->echo + "}", nullptr, false).is_discarded());
    return 0;
}
