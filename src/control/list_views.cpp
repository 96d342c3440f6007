#include "control/list_views.hpp"

#include "control/notices.hpp"

#include <utility>

namespace tempo::control {

SourcesView::SourcesView(ListPort& lists, const std::vector<protocol::Source>& told)
    : lists_(lists) {
    for (const auto& source : told) {
        told_.emplace(source.key(), source);
    }
}

Async<ListView::Lines> SourcesView::update(std::uint64_t subscription, ListChanges /*changes*/) {
    auto list = co_await lists_.sources();
    if (!list) {
        co_return tl::unexpected(std::move(list.error()));
    }
    auto changed = difference(std::move(list->sources));
    changed.subscription = subscription;
    if (changed.sources.empty() && changed.removed.empty()) {
        co_return Lines{};
    }
    co_return Lines{noticeLine("sources.changed", changed)};
}

protocol::SourcesChanged SourcesView::difference(std::vector<protocol::Source> sources) {
    protocol::SourcesChanged changed;
    auto gone = std::exchange(told_, {});
    for (auto& source : sources) {
        const auto before = gone.find(source.key());
        if (before == gone.end() || before->second != source) {
            changed.sources.push_back(source);
        }
        if (before != gone.end()) {
            gone.erase(before);
        }
        told_.emplace(source.key(), std::move(source));
    }
    for (const auto& [key, source] : gone) {
        changed.removed.push_back(key);
    }
    return changed;
}

Async<ListView::Lines> CountsView::update(std::uint64_t subscription, ListChanges /*changes*/) {
    const auto counts = co_await lists_.counts();
    if (!counts) {
        co_return tl::unexpected(counts.error());
    }
    if (*counts == told_) {
        co_return Lines{};
    }
    told_ = *counts;
    const protocol::CountsChanged changed{subscription, told_};
    co_return Lines{noticeLine("counts.changed", changed)};
}

Async<ListView::Lines> ActivityView::update(std::uint64_t subscription, ListChanges /*changes*/) {
    auto activity = co_await lists_.activity(params_);
    if (!activity) {
        co_return tl::unexpected(std::move(activity.error()));
    }
    protocol::ActivityChanged changed{.subscription = subscription, .changes = {}};
    for (std::size_t i = 0; i < told_.size(); ++i) {
        if (activity->counts[i] != told_[i]) {
            changed.changes.push_back({static_cast<std::uint32_t>(i), activity->counts[i]});
        }
    }
    told_ = std::move(activity->counts);
    if (changed.changes.empty()) {
        co_return Lines{};
    }
    co_return Lines{noticeLine("activity.changed", changed)};
}

Async<ListView::Lines> TimelineView::update(std::uint64_t subscription, ListChanges changes) {
    if (changes.events.empty() && changes.stacks.empty()) {
        co_return Lines{};
    }
    const auto update = co_await lists_.timelineAfter(filter_, std::move(changes));
    if (!update) {
        co_return tl::unexpected(update.error());
    }
    co_return timelineLines(subscription, *update);
}

} // namespace tempo::control
