#pragma once

#include "control/ports.hpp"
#include "store/stacks/list_changes.hpp"

#include <memory>
#include <unordered_set>

namespace tempo::daemon {

/// Tells those who show lists what each commit has changed in them. Io thread.
class CommitListFeed final : public control::ListFeed {
public:
    void tell(store::ListChanges changes);

    /// Of what is not in the events: a score, a sender, the time.
    void tellOfSources() { tellAll({}); }

    std::unique_ptr<control::FeedSubscription> subscribe(Listener& listener) override;

private:
    class Subscription;

    void tellAll(const control::ListChanges& changes);

    std::unordered_set<Listener*> listeners_;
};

} // namespace tempo::daemon
