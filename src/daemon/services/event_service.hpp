#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"
#include "score/offered_actions.hpp"

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace tempo::daemon {

/// Reading stored events and changing what a person did with them. Io thread.
class EventService final : public control::EventPort {
public:
    /// What decides on the actions that are offered, at this moment.
    using ActionRules = std::function<score::ActionRules()>;

    /// Both must outlive it.
    EventService(StoreTasks& tasks, CommitFeed& feed, ActionRules actionRules)
        : tasks_(tasks), feed_(feed), actionRules_(std::move(actionRules)) {}

    Async<protocol::EventPage> list(protocol::EventListParams params) override;
    Async<protocol::EventDetail> get(EventId id) override;
    Async<protocol::ChangedResult> acknowledge(std::vector<EventId> ids,
                                               control::Caller caller) override;
    Async<protocol::ChangedResult> unacknowledge(std::vector<EventId> ids,
                                                 control::Caller caller) override;
    Async<protocol::ChangedResult> dismiss(std::vector<EventId> ids,
                                           control::Caller caller) override;
    Async<protocol::ChangedResult> undismiss(std::vector<EventId> ids,
                                             control::Caller caller) override;
    Async<protocol::ChangedResult> erase(std::vector<EventId> ids, control::Caller caller) override;
    Async<std::vector<Event>> changesAfter(Sequence sequence, std::size_t limit) override;
    Async<Sequence> sequenceOf(EventId id) override;

private:
    using Change =
        std::function<Expected<std::vector<Event>>(store::WriteContext&, std::span<const EventId>)>;

    Async<protocol::ChangedResult> change(std::vector<EventId> ids, control::Caller caller,
                                          std::string kind, Change change);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    ActionRules actionRules_;
};

} // namespace tempo::daemon
