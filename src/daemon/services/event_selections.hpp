#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/event_selection.hpp"

#include <cstddef>

namespace tempo::daemon {

/// Many events at once, by where they come from and when they were: to export or to delete. Io
/// thread.
class EventSelections final : public control::SelectionPort {
public:
    /// Both must outlive it.
    EventSelections(StoreTasks& tasks, CommitFeed& feed) : tasks_(tasks), feed_(feed) {}

    Async<protocol::EventExportPage> exportPage(protocol::EventExportParams params,
                                                control::Caller caller) override;
    Async<protocol::EventMatches> count(protocol::EventSelection selection) override;
    Async<protocol::ChangedResult> erase(protocol::EventEraseParams params,
                                         control::Caller caller) override;

private:
    using Range = store::SequenceRange;

    Async<store::EventSelection> resolve(protocol::EventSelection selection);
    Async<std::vector<store::EventVersion>> nextStep(store::EventSelection selection, Range range);
    Async<std::size_t> eraseStep(std::vector<store::EventVersion> versions);
    Async<Done> note(std::string kind, control::Caller caller, std::string detail);

    StoreTasks& tasks_;
    CommitFeed& feed_;
};

} // namespace tempo::daemon
