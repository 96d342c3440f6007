#pragma once

#include "control/ports.hpp"
#include "daemon/commit_feed.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

#include <string>
#include <vector>

namespace tempo::daemon {

/// Takes sources out of the list, with or without their events and the tokens that only they use.
/// Audited before the first deletion and at the end. Io thread.
class SourceRemoval {
public:
    /// All must outlive it.
    SourceRemoval(StoreTasks& tasks, CommitFeed& feed, control::SenderPort& senders,
                  const Clock& clock)
        : tasks_(tasks), feed_(feed), senders_(senders), clock_(clock) {}

    /// NotFound when no such source is in the list. Events that arrive meanwhile stay, and bring
    /// their source back.
    Async<protocol::SourceRemoval> remove(protocol::SourceRemoveParams params,
                                          control::Caller caller);

private:
    Async<std::vector<std::string>> find(protocol::SourceRemoveParams params);
    Async<std::uint64_t> eraseEvents(std::vector<std::string> providers);
    Async<std::size_t> eraseStep(std::string provider, Timestamp time);
    Async<Done> delist(std::vector<std::string> providers, AuditEntry entry);
    Async<Done> note(AuditEntry entry);
    Async<Done> settleSenders(protocol::SourceRemoveParams params, control::Caller caller,
                              protocol::SourceRemoval& removal);

    StoreTasks& tasks_;
    CommitFeed& feed_;
    control::SenderPort& senders_;
    const Clock& clock_;
};

} // namespace tempo::daemon
