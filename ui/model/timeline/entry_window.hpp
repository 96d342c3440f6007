#pragma once

#include "model/timeline/timeline_entry.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <vector>

namespace tempo::model {

/// The two ends of a list, newest first, of which only a stretch is in memory.
enum class End : std::uint8_t { Newer, Older };

/// How a stretch ends: where reading goes on, or that there is nothing beyond.
struct Edge {
    bool isEnd = true;     ///< of the list itself
    protocol::Place place; ///< unless it is: nothing beyond it is held
    std::string cursor;    ///< likewise: what the daemon is asked with

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// The edge at a place that has been read.
inline Edge edgeAt(const protocol::Place& place) {
    return {.isEnd = false, .place = place, .cursor = toText(place)};
}

/// A stretch of a list without a gap: it is read on at both edges, kept up to date in between, and
/// shortened where nobody looks. What lies beyond an edge is not held. Pure; one thread.
class EntryWindow {
public:
    const std::deque<SharedEntry>& entries() const { return entries_; }
    const Edge& edge(End end) const { return end == End::Newer ? newer_ : older_; }
    bool isWhole(End end) const { return edge(end).isEnd; }

    /// Holds this in place of everything: newest first, between these edges.
    void replace(const std::vector<TimelineEntry>& entries, const Edge& newer, const Edge& older);

    /// What was read at an edge, which is now there.
    void extend(End end, const std::vector<TimelineEntry>& entries, const Edge& edge);

    /// As the entry is now, wherever it was before. It stays in its place while it begins at the
    /// same time, though the daemon orders such ones by their last change.
    void put(const TimelineEntry& entry);
    void drop(const EntryKey& key);

    /// Nothing, or the entry.
    SharedEntry find(const EntryKey& key) const;

    /// Lets go at an end of what is more than `most`.
    void shorten(End end, std::size_t most);

private:
    bool isWithin(const protocol::Place& place) const;
    void insert(const TimelineEntry& entry);

    std::deque<SharedEntry> entries_;
    Edge newer_;
    Edge older_;
};

} // namespace tempo::model
