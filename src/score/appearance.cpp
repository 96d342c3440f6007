#include "score/appearance.hpp"

#include "score/match.hpp"

#include <algorithm>

namespace tempo::score {
namespace {

bool senderDecides(const Score& score, const EventView& event) {
    return score.senderSeverityWins && event.severity && *event.severity != Severity::Info;
}

std::string renderOr(const Template& source, const EventView& event, std::string_view otherwise) {
    return render(source, event).value_or(std::string(otherwise));
}

void applyRule(Appearance& appearance, const SeverityRule& rule, const EventView& event) {
    appearance.severity = rule.severity;
    appearance.label = renderOr(rule.label, event, "");
    appearance.color = rule.color;
    appearance.title = renderOr(rule.title, event, appearance.title);
    appearance.subtitle = renderOr(rule.subtitle, event, appearance.subtitle);
}

void applySeverity(Appearance& appearance, const Score& score, const EventView& event) {
    if (senderDecides(score, event)) {
        appearance.severity = *event.severity;
    } else if (const auto* rule = firstMatching(score.severityRules, event.metadata)) {
        applyRule(appearance, *rule, event);
    } else {
        appearance.severity = score.severityDefault.severity;
        appearance.label = renderOr(score.severityDefault.label, event, "");
        appearance.color = score.severityDefault.color;
    }
}

Surface surfaceOf(const Score& score, const EventView& event) {
    return score.surface.value_or(naturalSurface(event.eventType));
}

bool anyMatches(const std::vector<Match>& rules, const Metadata& metadata) {
    return std::ranges::any_of(
        rules, [&metadata](const Match& match) { return matches(match, metadata); });
}

} // namespace

Appearance appearanceOf(const Score& score, const EventView& event) {
    Appearance appearance{.title = std::string(event.title),
                          .subtitle = std::string(event.subtitle.value_or("")),
                          .surface = surfaceOf(score, event)};
    applySeverity(appearance, score, event);
    if (const auto* rule = firstMatching(score.indicatorRules, event.metadata)) {
        appearance.emoji = rule->emoji;
        appearance.indicatorColor = rule->color;
    }
    if (const auto* rule = firstMatching(score.tagRules, event.metadata)) {
        appearance.tag = renderOr(rule->tag, event, "");
    }
    return appearance;
}

Triage triageOf(const Score& score, const Metadata& metadata) {
    if (anyMatches(score.dismissRules, metadata)) {
        return Triage::Dismiss;
    }
    return anyMatches(score.ackRules, metadata) ? Triage::Acknowledge : Triage::None;
}

} // namespace tempo::score
