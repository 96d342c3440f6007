#pragma once

#include "control/ports.hpp"
#include "daemon/store_tasks.hpp"

#include <tempo/core/clock.hpp>

namespace tempo::daemon {

/// Full text search. Dates of a search are in the time zone of the daemon's process. Io thread.
class SearchService final : public control::SearchPort {
public:
    /// Both must outlive it.
    SearchService(StoreTasks& tasks, const Clock& clock) : tasks_(tasks), clock_(clock) {}

    Async<protocol::EventSearchPage> search(protocol::EventSearchParams params) override;

private:
    StoreTasks& tasks_;
    const Clock& clock_;
};

} // namespace tempo::daemon
