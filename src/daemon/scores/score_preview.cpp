#include "daemon/scores/score_preview.hpp"

#include "daemon/services/action_message.hpp"
#include "score/derive.hpp"
#include "score/format_keys.hpp"
#include "score/metadata.hpp"
#include "score/score_reader.hpp"
#include "store/events/event_query.hpp"
#include "store/sources/provider_tree.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

constexpr std::size_t kMostKeys = 500;

/// Whether events of `provider` would come to a score of `scoreProvider`, and to none that is
/// closer to them.
bool wouldBeFor(const score::Library& inForce, const std::string& scoreProvider,
                const std::string& provider) {
    const auto* chosen = inForce.find(provider);
    return chosen == nullptr || chosen->score.providerIdentifier.size() <= scoreProvider.size();
}

std::vector<Event> newestEvents(const store::Connection& database, const score::Library& inForce,
                                const std::string& scoreProvider, std::size_t limit) {
    std::vector<Event> events;
    for (auto& provider : store::providersIn(database, scoreProvider)) {
        if (wouldBeFor(inForce, scoreProvider, provider)) {
            std::ranges::move(
                store::listEvents(database, {.provider = std::move(provider)}, std::nullopt, limit),
                std::back_inserter(events));
        }
    }
    std::ranges::sort(events, std::ranges::greater(), [](const Event& event) {
        return std::tuple(event.startDate, event.sequence);
    });
    events.resize(std::min(events.size(), limit));
    return events;
}

std::vector<std::string> keysOf(const std::vector<Event>& events) {
    std::set<std::string> keys;
    for (const auto& event : events) {
        for (auto& key : score::Metadata(event.metadata).keys()) {
            if (keys.size() < kMostKeys) {
                keys.insert(std::move(key));
            }
        }
    }
    return {keys.begin(), keys.end()};
}

protocol::ScoreLook lookNow(const Event& event) {
    return {.severity = event.severity,
            .state = event.state,
            .label = event.label,
            .labelColor = event.labelColor,
            .title = event.displayTitle.empty() ? event.title : event.displayTitle,
            .subtitle =
                event.displaySubtitle.empty() ? event.subtitle.value_or("") : event.displaySubtitle,
            .emoji = event.emoji,
            .indicatorColor = event.indicatorColor,
            .tag = event.tag};
}

protocol::ScorePreviewRow rowOf(const score::LibraryScore& wanted, const Event& event) {
    const score::Metadata metadata(event.metadata);
    const auto derived = score::derive(wanted, score::viewOf(event, metadata));
    auto then = event;
    apply(derived, then);
    return {.id = event.id,
            .providerIdentifier = event.providerIdentifier,
            .startDate = event.startDate,
            .now = lookNow(event),
            .then = lookNow(then),
            .triage = std::string(toText(derived.triage))};
}

/// The actions of the score alone; without an event, as they are written.
std::vector<protocol::EventAction> actionsOf(const score::Score& wanted,
                                             const std::vector<Event>& events,
                                             const std::vector<std::string>& moreSchemes) {
    auto sample = events.empty() ? Event{} : events.front();
    sample.actions = "[]";
    const score::Metadata metadata(sample.metadata);
    std::vector<protocol::EventAction> actions;
    for (auto& action :
         score::resolveActions(wanted, score::viewOf(sample, metadata), moreSchemes)) {
        actions.push_back(messageOf(std::move(action)));
    }
    return actions;
}

std::vector<protocol::ScoreFault> messagesOf(const std::vector<score::ScoreFault>& faults) {
    std::vector<protocol::ScoreFault> messages;
    for (const auto& fault : faults) {
        messages.push_back({.file = {},
                            .line = fault.place.line,
                            .column = fault.place.column,
                            .pointer = fault.pointer,
                            .detail = fault.detail});
    }
    return messages;
}

void addReplaced(protocol::ScorePreview& preview, const score::Library& inForce) {
    const auto found = inForce.scores().find(preview.providerIdentifier);
    if (found != inForce.scores().end()) {
        preview.replaces = std::string(toText(found->second.origin));
        preview.replacedText = found->second.text;
    }
}

void addScore(protocol::ScorePreview& preview, const score::Score& wanted,
              const std::vector<Event>& events, const std::vector<std::string>& moreSchemes) {
    const score::LibraryScore tried{.score = wanted};
    preview.displayName = wanted.displayName;
    preview.color = wanted.color;
    preview.actions = actionsOf(wanted, events, moreSchemes);
    for (const auto& event : events) {
        preview.rows.push_back(rowOf(tried, event));
    }
}

} // namespace

Expected<protocol::ScorePreview> readPreview(const store::Connection& database,
                                             const protocol::ScorePreviewParams& params,
                                             const score::ActionRules& rules) {
    const auto read = score::readScore(params.text);
    protocol::ScorePreview preview{.providerIdentifier =
                                       read ? read->providerIdentifier : params.provider};
    const auto events =
        preview.providerIdentifier.empty()
            ? std::vector<Event>()
            : newestEvents(database, *rules.library, preview.providerIdentifier, params.limit);
    preview.metadataKeys = keysOf(events);
    const auto formatKeys = score::formatKeys();
    preview.formatKeys.assign(formatKeys.begin(), formatKeys.end());
    addReplaced(preview, *rules.library);
    if (read) {
        addScore(preview, *read, events, rules.moreSchemes);
    } else {
        preview.faults = messagesOf(read.error());
    }
    return preview;
}

} // namespace tempo::daemon
