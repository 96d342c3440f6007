#pragma once

#include "model/link/daemon_link.hpp"
#include "model/timeline/entry_window.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tempo::model {

/// What a list asks for: what is beyond a place.
struct EntryQuestion {
    End towards = End::Older;
    std::optional<std::string> cursor; ///< none: from the newest on
    std::uint32_t limit = 0;
};

struct EntryPage {
    std::vector<TimelineEntry> entries; ///< newest first
    Edge edge;                          ///< how it ends in the direction that was asked for
    std::uint64_t unsearched = 0;       ///< of a search: events that cannot be found yet
};

/// Asks the daemon for a page of a list; the answer is read on the link's thread.
using EntrySource = std::function<void(QObject* context, const EntryQuestion& question,
                                       std::function<void(const Expected<EntryPage>&)> use)>;

/// Each asks over `link`, which must outlive it.
EntrySource timelineSource(DaemonLink& link, protocol::TimelineFilter filter);
EntrySource memberSource(DaemonLink& link, StackId stack, protocol::Dismissed dismissed);
/// Reads from the newest on, and towards the older ones only.
EntrySource searchSource(DaemonLink& link, std::string query);

} // namespace tempo::model
