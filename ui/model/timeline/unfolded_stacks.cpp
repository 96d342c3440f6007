#include "model/timeline/unfolded_stacks.hpp"

#include <algorithm>
#include <set>

namespace tempo::model {

UnfoldedStacks::UnfoldedStacks(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {}

UnfoldedWindows UnfoldedStacks::windows() const {
    UnfoldedWindows windows;
    for (const auto& [stack, unfolded] : stacks_) {
        windows.emplace(stack, &unfolded.members->window());
    }
    return windows;
}

void UnfoldedStacks::unfold(StackId stack) {
    if (stacks_.contains(stack)) {
        return;
    }
    if (stacks_.size() == kMost) {
        stacks_.erase(std::ranges::min_element(
            stacks_, {}, [](const auto& unfolded) { return unfolded.second.since; }));
    }
    auto members = std::make_unique<EntryList>(memberSource(link_, stack, dismissed_), kSize);
    connect(members.get(), &EntryList::changed, this, &UnfoldedStacks::changed);
    auto& made = stacks_[stack] = {.members = std::move(members), .since = ++count_};
    made.members->readFrom(End::Newer);
    Q_EMIT changed();
}

void UnfoldedStacks::fold(StackId stack) {
    if (stacks_.erase(stack) > 0) {
        Q_EMIT changed();
    }
}

void UnfoldedStacks::foldAll() {
    stacks_.clear();
}

void UnfoldedStacks::keepOnly(const EntryWindow& entries) {
    std::erase_if(stacks_, [&entries](const auto& unfolded) {
        return entries.find({.stack = unfolded.first, .event = {}}) == nullptr;
    });
}

void UnfoldedStacks::refresh() {
    for (const auto& [stack, unfolded] : stacks_) {
        unfolded.members->refresh();
    }
}

void UnfoldedStacks::readOn(StackId stack, End end) {
    const auto found = stacks_.find(stack);
    if (found == stacks_.end() || found->second.members->isReading()) {
        return;
    }
    found->second.members->shorten(end == End::Older ? End::Newer : End::Older);
    found->second.members->want(end);
}

/// A member can have moved from one stack to another.
void UnfoldedStacks::put(const Event& event) {
    for (const auto& [stack, unfolded] : stacks_) {
        const bool hidden = event.dismissedAt && dismissed_ == protocol::Dismissed::Hidden;
        if (event.stackID == stack && !hidden) {
            unfolded.members->put({.event = rowOf(event), .stack = std::nullopt});
        } else {
            unfolded.members->drop({.stack = 0, .event = event.id});
        }
    }
}

void UnfoldedStacks::drop(const EventId& event) {
    for (const auto& [stack, unfolded] : stacks_) {
        unfolded.members->drop({.stack = 0, .event = event});
    }
}

} // namespace tempo::model
