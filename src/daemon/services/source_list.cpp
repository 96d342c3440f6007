#include "daemon/services/source_list.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace tempo::daemon {
namespace {

using protocol::Padlock;
using protocol::Source;
using protocol::SourceKind;

/// The sources of each dot prefix, by their index.
using Trees = std::map<std::string, std::vector<std::size_t>, std::less<>>;

std::optional<std::string_view> prefixAbove(std::string_view provider) {
    const auto dot = provider.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::nullopt
                                                     : std::optional(provider.substr(0, dot));
}

Padlock padlockOf(const store::ListedSource& source) {
    if (source.downgradeAttempted) {
        return Padlock::Downgraded;
    }
    return source.row.lastTransport == Transport::Tls ? Padlock::Closed : Padlock::Open;
}

void setLook(Source& source, SourceLook look) {
    source.displayName =
        look.displayName.empty() ? source.providerIdentifier : std::move(look.displayName);
    source.color = std::move(look.color);
}

void setAttention(Source& source, const AttentionCounts& attention) {
    source.attention = attention;
    source.needsAttention = attention.total();
    source.worstSeverity = attention.worst();
}

Source rowOf(const store::ListedSource& listed, const LookOf& lookOf, Timestamp now) {
    const auto& row = listed.row;
    Source source{.providerIdentifier = row.providerIdentifier,
                  .kind = SourceKind::Source,
                  .events = row.events,
                  .liveness = livenessOf(row.rhythm, now),
                  .padlock = padlockOf(listed),
                  .firstSeen = row.rhythm.firstAt,
                  .lastSeen = row.rhythm.lastAt,
                  .lastSender = listed.senderName};
    if (row.rhythm.usualInterval) {
        source.usualInterval = std::chrono::ceil<std::chrono::seconds>(*row.rhythm.usualInterval);
    }
    setAttention(source, row.attention);
    setLook(source, lookOf(row.providerIdentifier));
    return source;
}

Source umbrellaOf(const std::string& prefix, const std::vector<const Source*>& sources,
                  const LookOf& lookOf) {
    Source umbrella{.providerIdentifier = prefix,
                    .kind = SourceKind::Umbrella,
                    .liveness = Liveness::Alive,
                    .padlock = Padlock::Closed,
                    .firstSeen = sources.front()->firstSeen,
                    .lastSeen = sources.front()->lastSeen};
    AttentionCounts attention;
    for (const auto* source : sources) {
        umbrella.events += source->events;
        attention += source->attention;
        umbrella.liveness = std::max(umbrella.liveness, source->liveness);
        umbrella.padlock = std::max(umbrella.padlock, source->padlock);
        umbrella.firstSeen = std::min(umbrella.firstSeen, source->firstSeen);
        umbrella.lastSeen = std::max(umbrella.lastSeen, source->lastSeen);
    }
    setAttention(umbrella, attention);
    setLook(umbrella, lookOf(prefix));
    return umbrella;
}

/// The prefixes that have an umbrella.
Trees umbrellasOver(const std::vector<Source>& sources) {
    Trees trees;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (auto at = std::optional<std::string_view>(sources[i].providerIdentifier); at;
             at = prefixAbove(*at)) {
            trees[std::string(*at)].push_back(i);
        }
    }
    std::erase_if(trees, [](const auto& tree) { return tree.second.size() < 2; });
    std::vector<std::string> covered;
    for (const auto& [prefix, tree] : trees) {
        const auto above = prefixAbove(prefix);
        const auto same = above ? trees.find(*above) : trees.end();
        if (same != trees.end() && same->second.size() == tree.size()) {
            covered.push_back(same->first);
        }
    }
    for (const auto& prefix : covered) {
        trees.erase(prefix);
    }
    return trees;
}

std::optional<std::string> umbrellaAbove(const Trees& umbrellas,
                                         std::optional<std::string_view> prefix) {
    while (prefix && !umbrellas.contains(*prefix)) {
        prefix = prefixAbove(*prefix);
    }
    return prefix ? std::optional(std::string(*prefix)) : std::nullopt;
}

} // namespace

std::vector<Source> sourceList(const std::vector<store::ListedSource>& sources,
                               const LookOf& lookOf, Timestamp now) {
    std::vector<Source> list;
    for (const auto& source : sources) {
        list.push_back(rowOf(source, lookOf, now));
    }
    const auto umbrellas = umbrellasOver(list);
    for (auto& source : list) {
        source.parent = umbrellaAbove(umbrellas, source.providerIdentifier);
    }
    std::vector<Source> above;
    for (const auto& [prefix, tree] : umbrellas) {
        std::vector<const Source*> below;
        for (const auto index : tree) {
            below.push_back(&list[index]);
        }
        above.push_back(umbrellaOf(prefix, below, lookOf));
        above.back().parent = umbrellaAbove(umbrellas, prefixAbove(prefix));
    }
    std::ranges::move(above, std::back_inserter(list));
    std::ranges::sort(list, {}, &Source::key);
    return list;
}

} // namespace tempo::daemon
