#pragma once

#include "control/ports.hpp"

#include <tempo/core/event.hpp>

#include <memory>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace tempo::daemon {

/// Tells subscribers of every committed change, in the order of commits and after the senders have
/// their answers. Io thread.
class CommitFeed final : public control::EventFeed {
public:
    /// `last` is the sequence of the last change in the store when the daemon starts.
    void startAfter(Sequence last) { lastStaged_ = last; }

    /// Takes events that a job has committed; told with the next flush.
    void stage(std::span<const Event> events);
    void stageDeleted(std::vector<EventId> ids);

    /// Tells at once that events of a score's sources were derived again.
    void tellRestyled(const std::string& score);

    /// Tells everything that is staged.
    void flush();

    /// Counts what is staged: it is committed, so a subscriber that starts before the flush finds
    /// it in the store.
    Sequence lastSequence() const override { return lastStaged_; }
    std::unique_ptr<control::FeedSubscription> subscribe(Listener& listener) override;

private:
    class Subscription;

    std::unordered_set<Listener*> listeners_;
    std::vector<std::shared_ptr<const Event>> staged_;
    std::vector<EventId> deleted_;
    Sequence lastStaged_ = 0;
};

} // namespace tempo::daemon
