#include "core/ascii.hpp"
#include "core/search_query.hpp"

#include <algorithm>

namespace tempo {
namespace {

/// Whether a provider is `source`, or below it on a dot boundary.
bool isFrom(std::string_view provider, std::string_view source) {
    return provider.starts_with(source) &&
           (provider.size() == source.size() || provider[source.size()] == '.');
}

bool isFromAny(std::string_view provider, const std::vector<std::string>& sources) {
    return std::ranges::any_of(sources,
                               [&](const auto& source) { return isFrom(provider, source); });
}

bool admitsSource(const SearchQuery& query, const Event& event) {
    return (query.sources.empty() || isFromAny(event.providerIdentifier, query.sources)) &&
           !isFromAny(event.providerIdentifier, query.unwantedSources);
}

bool isAny(std::string_view tag, const std::vector<std::string>& tags) {
    return std::ranges::any_of(
        tags, [tag](const auto& other) { return ascii::equalIgnoringCase(tag, other); });
}

bool admitsTag(const SearchQuery& query, const Event& event) {
    return (query.tags.empty() || isAny(event.tag, query.tags)) &&
           !isAny(event.tag, query.unwantedTags);
}

bool admitsTime(const SearchQuery& query, const Event& event) {
    return (!query.after || event.startDate >= *query.after) &&
           (!query.before || event.startDate < *query.before);
}

bool has(const Event& event, SearchMark mark) {
    switch (mark) {
    case SearchMark::Acknowledged:
        return event.acknowledgedAt.has_value();
    case SearchMark::Dismissed:
        return event.dismissedAt.has_value();
    case SearchMark::New:
        return !event.acknowledgedAt && !event.dismissedAt;
    case SearchMark::NeedsAttention:
        return event.needsAttention;
    }
    return false;
}

bool admitsMarks(const SearchQuery& query, const Event& event) {
    const bool asksForDismissed =
        std::ranges::find(query.marks, MarkCondition{SearchMark::Dismissed, SearchSense::Wanted}) !=
        query.marks.end();
    return (asksForDismissed || !event.dismissedAt) &&
           std::ranges::all_of(query.marks, [&](const auto& condition) {
               return has(event, condition.mark) == (condition.sense == SearchSense::Wanted);
           });
}

} // namespace

bool admits(const SearchQuery& query, const Event& event) {
    return query.severities.at(static_cast<std::size_t>(event.severity)) &&
           query.states.at(static_cast<std::size_t>(event.state)) && admitsTime(query, event) &&
           admitsSource(query, event) && admitsTag(query, event) && admitsMarks(query, event);
}

} // namespace tempo
