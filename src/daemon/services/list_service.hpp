#pragma once

#include "control/ports.hpp"
#include "daemon/services/source_list.hpp"
#include "daemon/services/source_removal.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

#include <utility>

namespace tempo::daemon {

/// The lists that people look at, each read from what is kept for it. Io thread.
class ListService final : public control::ListPort {
public:
    /// All must outlive it.
    ListService(StoreTasks& tasks, SourceRemoval& removal, LookOf lookOf, const Clock& clock)
        : tasks_(tasks), removal_(removal), lookOf_(std::move(lookOf)), clock_(clock) {}

    Async<protocol::SourceList> sources() override;
    Async<protocol::SourceRemoval> removeSource(protocol::SourceRemoveParams params,
                                                control::Caller caller) override;
    Async<protocol::Counts> counts() override;
    Async<protocol::Activity> activity(protocol::ActivityParams params) override;
    Async<protocol::TimelinePage> timeline(protocol::TimelineParams params) override;
    Async<protocol::StackDetail> stack(StackId id) override;
    Async<protocol::EventPage> stackEvents(protocol::StackEventsParams params) override;
    Async<control::TimelineUpdate> timelineAfter(protocol::TimelineFilter filter,
                                                 control::ListChanges changes) override;

private:
    StoreTasks& tasks_;
    SourceRemoval& removal_;
    LookOf lookOf_;
    const Clock& clock_;
};

} // namespace tempo::daemon
