#include "model/timeline/entry_window.hpp"

#include <algorithm>

namespace tempo::model {
namespace {

auto withKey(auto& entries, const EntryKey& key) {
    return std::ranges::find_if(entries,
                                [&key](const SharedEntry& entry) { return entry->key() == key; });
}

} // namespace

void EntryWindow::replace(const std::vector<TimelineEntry>& entries, const Edge& newer,
                          const Edge& older) {
    entries_.clear();
    newer_ = newer;
    older_ = older;
    for (const auto& entry : entries) {
        put(entry);
    }
}

/// What has moved meanwhile is held where it is now.
void EntryWindow::extend(End end, const std::vector<TimelineEntry>& entries, const Edge& edge) {
    (end == End::Newer ? newer_ : older_) = edge;
    for (const auto& entry : entries) {
        if (withKey(entries_, entry.key()) == entries_.end()) {
            insert(entry);
        }
    }
}

void EntryWindow::put(const TimelineEntry& entry) {
    const auto known = withKey(entries_, entry.key());
    if (known != entries_.end() && (*known)->event.startDate == entry.event.startDate) {
        if (**known != entry) {
            *known = std::make_shared<const TimelineEntry>(entry);
        }
        return;
    }
    if (known != entries_.end()) {
        entries_.erase(known);
    }
    if (isWithin(entry.place())) {
        insert(entry);
    }
}

void EntryWindow::drop(const EntryKey& key) {
    if (const auto known = withKey(entries_, key); known != entries_.end()) {
        entries_.erase(known);
    }
}

SharedEntry EntryWindow::find(const EntryKey& key) const {
    const auto known = withKey(entries_, key);
    return known != entries_.end() ? *known : nullptr;
}

void EntryWindow::shorten(End end, std::size_t most) {
    if (entries_.size() <= most) {
        return;
    }
    if (end == End::Newer) {
        entries_.erase(entries_.begin(), entries_.end() - static_cast<std::ptrdiff_t>(most));
        newer_ = edgeAt(entries_.front()->place());
    } else {
        entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(most), entries_.end());
        older_ = edgeAt(entries_.back()->place());
    }
}

/// An edge is at the last entry that was read there.
bool EntryWindow::isWithin(const protocol::Place& place) const {
    return (newer_.isEnd || place <= newer_.place) && (older_.isEnd || place >= older_.place);
}

void EntryWindow::insert(const TimelineEntry& entry) {
    const auto place =
        std::ranges::upper_bound(entries_, entry.place(), std::greater(),
                                 [](const SharedEntry& other) { return other->place(); });
    entries_.insert(place, std::make_shared<const TimelineEntry>(entry));
}

} // namespace tempo::model
