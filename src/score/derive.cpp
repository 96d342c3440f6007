#include "score/derive.hpp"

#include "score/appearance.hpp"
#include "score/grouping.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace tempo::score {
namespace {

/// A text that is stored beside the event's own only if it differs.
std::string unlessSame(std::string shown, std::string_view own) {
    return shown == own ? std::string() : std::move(shown);
}

} // namespace

Derivation derive(const LibraryScore& chosen, const EventView& event) {
    const auto& score = chosen.score;
    auto shown = appearanceOf(score, event);
    auto grouping = groupingOf(score, event);
    return {.score = score.providerIdentifier,
            .scoreVersion = chosen.version,
            .severity = shown.severity,
            .state = stateOf(grouping, event, shown.severity),
            .triage = triageOf(score, event.metadata),
            .label = std::move(shown.label),
            .labelColor = std::move(shown.color),
            .displayTitle = unlessSame(std::move(shown.title), event.title),
            .displaySubtitle = unlessSame(std::move(shown.subtitle), event.subtitle.value_or("")),
            .emoji = std::move(shown.emoji),
            .indicatorColor = std::move(shown.indicatorColor),
            .tag = std::move(shown.tag),
            .surface = shown.surface,
            .grouping = std::move(grouping),
            .stackTitle = render(score.stackTitle, event).value_or("")};
}

std::vector<Derivation> deriveAll(const Library& library, const EventBatch& batch) {
    std::vector<const LibraryScore*> scores(batch.events.size());
    std::ranges::transform(batch.events, scores.begin(), [&library](const EventDraft& draft) {
        return library.find(draft.providerIdentifier);
    });
    std::vector<Derivation> derivations;
    if (std::ranges::count(scores, nullptr) == std::ssize(scores)) {
        return derivations;
    }
    derivations.reserve(batch.events.size());
    for (std::size_t i = 0; i < batch.events.size(); ++i) {
        const auto& draft = batch.events[i];
        if (scores[i] == nullptr) {
            derivations.push_back(plainDerivation(draft.eventType, draft.severity, draft.state));
        } else {
            const Metadata metadata(draft.metadata);
            derivations.push_back(derive(*scores[i], viewOf(draft, metadata, batch.receivedAt)));
        }
    }
    return derivations;
}

Derivation deriveAgain(const Library& library, const Event& event) {
    const auto* chosen = library.find(event.providerIdentifier);
    if (chosen == nullptr) {
        return plainDerivation(event.eventType, event.senderSeverity, event.senderState);
    }
    const Metadata metadata(event.metadata);
    return derive(*chosen, viewOf(event, metadata));
}

} // namespace tempo::score
