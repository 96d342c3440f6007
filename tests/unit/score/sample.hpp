#pragma once

#include "score/event_view.hpp"
#include "score/score_reader.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

/// Scores and events in a line.
namespace tempo::score::testing {

/// A score with these members besides the two that it must have.
inline Score scoreWith(const std::string& members) {
    auto score = readScore(R"({"providerIdentifier": "scripts", "displayName": "Scripts")" +
                           (members.empty() ? "" : "," + members) + "}");
    if (!score) {
        throw std::invalid_argument(score.error().front().detail);
    }
    return std::move(*score);
}

inline Timestamp at(std::string_view time) {
    return *parseRfc3339(time);
}

/// An alert of the provider scripts, entitled "Backup", that begins at noon. Owns what its view
/// borrows.
struct SampleEvent {
    explicit SampleEvent(std::string_view json) : metadata(json) {}

    EventView view() const {
        return {.providerIdentifier = "scripts",
                .externalID = std::nullopt,
                .title = "Backup",
                .subtitle = "of the attic",
                .severity = severity,
                .state = std::nullopt,
                .startDate = at("2026-01-31T12:00:00Z"),
                .endDate = std::nullopt,
                .metadata = metadata,
                .actions = actions};
    }

    Metadata metadata;
    std::optional<Severity> severity;
    std::string actions = "[]";
};

} // namespace tempo::score::testing
