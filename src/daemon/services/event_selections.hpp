#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/deletion_table.hpp"
#include "store/events/event_selection.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

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

    /// Has the audit tell of deletions without a step for so long: the window was closed, or the
    /// daemon ended. To be called now and then; hardly costs anything where none has begun.
    void endStopped(std::chrono::seconds idle);

private:
    using Range = store::SequenceRange;
    class EndStopped;

    Async<store::EventSelection> resolve(protocol::EventSelection selection);
    Async<std::vector<store::EventVersion>> nextStep(store::EventSelection selection, Range range);
    Async<protocol::ChangedResult> eraseSome(store::Deletion deletion,
                                             store::EventSelection selection, std::uint64_t limit);
    Async<std::size_t> eraseStep(store::Deletion deletion,
                                 std::vector<store::EventVersion> versions);
    Async<Done> begin(store::Deletion deletion);
    Async<Done> end(store::Deletion deletion);
    Async<Done> note(std::string kind, control::Caller caller, std::string detail);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    /// Deletions that are to be ended by endStopped, perhaps from before the daemon's start.
    enum class Unfinished : std::uint8_t { No, Maybe } unfinished_ = Unfinished::Maybe;
};

} // namespace tempo::daemon
