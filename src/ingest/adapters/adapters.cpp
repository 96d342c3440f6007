#include "ingest/adapters/adapter.hpp"
#include "ingest/adapters/uptime_kuma.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tempo::ingest {
namespace {

constexpr std::array<Adapter, 1> kAdapters{
    {{"uptime-kuma", "Uptime Kuma", "com.uptime-kuma",
      "A webhook of Uptime Kuma is an object with heartbeat, monitor and msg.", adaptUptimeKuma}}};

bool belongsTo(std::string_view provider, std::string_view adapters) {
    return !adapters.empty() && provider.starts_with(adapters) &&
           (provider.size() == adapters.size() || provider[adapters.size()] == '.');
}

DecodeRefusal notRecognised(const Adapter& adapter) {
    return {Refusal::NotRecognised,
            "This is not what " + std::string(adapter.tool) +
                " sends; nothing was stored. Events in Tempo's own JSON go to /ingest.",
            {{"", std::string(adapter.expects)}}};
}

/// Whether it says nothing about the tool: any body in another format gets it.
bool isOfReading(Refusal kind) {
    return kind == Refusal::UnsupportedMediaType || kind == Refusal::Empty ||
           kind == Refusal::NotJson;
}

} // namespace

std::span<const Adapter> adapters() {
    return kAdapters;
}

const Adapter* findAdapter(std::string_view source) {
    const auto* const found = std::ranges::find(kAdapters, source, &Adapter::source);
    return found == kAdapters.end() ? nullptr : found;
}

const Adapter* adapterOf(std::string_view boundProvider) {
    const auto* const found = std::ranges::find_if(kAdapters, [&](const Adapter& adapter) {
        return belongsTo(boundProvider, adapter.provider);
    });
    return found == kAdapters.end() ? nullptr : found;
}

tl::expected<DecodedBody, DecodeRefusal>
decodeForeign(const Adapter& adapter, const RequestBody& request, const DecodeContext& context) {
    auto outcome = adapter.adapt(request, context);
    if (!outcome) {
        return tl::unexpected<DecodeRefusal>(std::move(outcome.error()));
    }
    if (!*outcome) {
        return tl::unexpected<DecodeRefusal>(notRecognised(adapter));
    }
    return **std::move(outcome);
}

tl::expected<DecodedBody, DecodeRefusal> decodeEither(const Adapter& adapter,
                                                      const RequestBody& request,
                                                      const DecodeContext& foreign,
                                                      const DecodeContext& own) {
    auto outcome = adapter.adapt(request, foreign);
    if (outcome && *outcome) {
        return **std::move(outcome);
    }
    if (!outcome && !isOfReading(outcome.error().kind)) {
        return tl::unexpected<DecodeRefusal>(std::move(outcome.error()));
    }
    return decodeBody(request, own);
}

} // namespace tempo::ingest
