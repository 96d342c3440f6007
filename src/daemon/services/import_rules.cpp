#include "daemon/services/import_rules.hpp"

#include "ingest/body_decoder.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace tempo::daemon {
namespace {

constexpr std::chrono::hours kClocksDiffer{24};
constexpr std::size_t kMostFaults = 100;

/// What its sender sent, as far as the export knows it.
std::string wireText(const Event& event) {
    using nlohmann::json;
    json wire{{"title", event.title},
              {"providerIdentifier", event.providerIdentifier},
              {"eventType", toText(event.eventType)},
              {"severity", toText(event.senderSeverity.value_or(event.severity))},
              {"state", toText(event.senderState.value_or(event.state))},
              {"startDate", formatRfc3339(event.startDate)},
              {"metadata", json::parse(event.metadata)},
              {"actions", json::parse(event.actions)}};
    if (event.subtitle) {
        wire["subtitle"] = *event.subtitle;
    }
    if (event.externalID) {
        wire["externalID"] = *event.externalID;
    }
    if (event.endDate) {
        wire["endDate"] = formatRfc3339(*event.endDate);
    }
    return wire.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool isVersion7(const EventId& id) {
    return (id.uuid.bytes[6] >> 4U) == 7;
}

/// The first 48 bits.
Timestamp madeAt(const EventId& id) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        count = count * 256 + id.uuid.bytes.at(i);
    }
    return Timestamp(std::chrono::milliseconds(count));
}

std::vector<Fault> faultsOf(const Event& event, Timestamp now,
                            std::span<const std::string> moreSchemes) {
    std::vector<Fault> faults;
    if (!isVersion7(event.id) || madeAt(event.id) > now + kClocksDiffer) {
        faults.push_back({"/id", "Must be an id that Tempo gave out, and not from the future."});
    }
    if (event.revision == 0) {
        faults.push_back({"/revision", "Must be at least 1."});
    }
    const auto text = wireText(event);
    const auto decoded = ingest::decodeBody({.contentType = "application/json", .body = text},
                                            {.moreSchemes = moreSchemes});
    if (!decoded && decoded.error().faults.empty()) {
        faults.push_back({"", decoded.error().detail});
    } else if (!decoded) {
        std::ranges::copy(decoded.error().faults, std::back_inserter(faults));
    }
    return faults;
}

} // namespace

std::vector<protocol::ImportFault> importFaults(std::span<const Event> events, Timestamp now,
                                                std::span<const std::string> moreSchemes) {
    std::vector<protocol::ImportFault> faults;
    for (std::uint32_t i = 0; i < events.size() && faults.size() < kMostFaults; ++i) {
        for (auto& [pointer, detail] : faultsOf(events[i], now, moreSchemes)) {
            faults.push_back({i, std::move(pointer), std::move(detail)});
        }
    }
    return faults;
}

} // namespace tempo::daemon
