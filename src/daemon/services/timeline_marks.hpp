#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "store/events/event_table.hpp"
#include "store/stacks/timeline_query.hpp"

#include <tempo/core/clock.hpp>

#include <optional>
#include <vector>

namespace tempo::daemon {

/// Marks rows of the timeline, with all members of their stacks and however many they are, in steps
/// between which others read and write. Io thread.
class TimelineMarks final : public control::MarkPort {
public:
    /// All must outlive it.
    TimelineMarks(StoreTasks& tasks, CommitFeed& feed, const Clock& clock)
        : tasks_(tasks), feed_(feed), clock_(clock) {}

    Async<protocol::TimelineMarked> mark(protocol::TimelineMarkParams params,
                                         control::Caller caller) override;
    Async<protocol::ChangedResult> unmark(protocol::TimelineMarking marking,
                                          control::Caller caller) override;

private:
    /// Which members of stacks are marked.
    enum class Members : std::uint8_t { All, NeedingAttention };

    /// One call of `mark`: who asked, and what has been done so far.
    struct Run {
        control::Caller caller;
        Members members = Members::All;
        protocol::TimelineMarked done;
    };

    Async<Done> markFiltered(Run& run, store::TimelineFilter filter);
    Async<Done> markStack(Run& run, StackId stack);
    Async<Done> markEvents(Run& run, std::vector<EventId> ids);
    Async<std::vector<Event>> writeMarks(const Run& run, std::vector<EventId> ids);
    Async<std::vector<Event>> takeBack(protocol::TimelineMarking marking, control::Caller caller);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    const Clock& clock_;
};

} // namespace tempo::daemon
