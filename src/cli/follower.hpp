#pragma once

#include "cli/context.hpp"
#include "cli/output/event_printer.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tempo::cli {

/// What a tail shows.
struct FollowPlan {
    std::uint64_t limit = 0;      ///< it ends after so many events in all
    std::uint32_t last = 0;       ///< it begins with so many stored events, at most 1,000
    std::optional<EventId> after; ///< it begins after this event; `last` does not count then
    std::optional<std::string> provider;
};

/// Prints stored events and then every change as it is committed, across restarts of the daemon,
/// without gap or repeat: the sequence of the last change that was printed says where to go on.
class Follower {
public:
    Follower(Context& context, FollowPlan plan, EventPrinter printer);

    /// Returns when the limit is reached, or with a failure that repeating cannot mend. A daemon
    /// that cannot be reached is one only before the first subscription.
    Result<void> run();

private:
    Result<void> converse();
    Result<void> begin(Channel& channel);
    Result<void> resume(Channel& channel);
    Result<void> subscribe(Channel& channel, const protocol::SubscribeParams& params);
    Result<void> showLast(Channel& channel);
    Result<void> follow(Channel& channel);
    Result<void> take(Channel& channel, const protocol::Notification& notification);
    void show(std::span<const Event> events);
    bool finished() const { return shown_ >= plan_.limit; }
    void pauseBeforeNextTry();

    Context& context_;
    FollowPlan plan_;
    EventPrinter printer_;
    std::optional<std::uint64_t> subscription_; ///< none before the first one
    Sequence cursor_ = 0; ///< every change up to it has been printed or is not wanted
    std::uint64_t shown_ = 0;
    std::chrono::milliseconds delay_;
};

} // namespace tempo::cli
