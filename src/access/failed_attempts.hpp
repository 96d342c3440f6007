#pragma once

#include "access/ip_address.hpp"
#include "access/sliding_minute.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace tempo::access {

/// Failed authentications of the last minute, by the block of addresses that one stranger holds
/// (IpAddress::subscriberBlock). Bounded: a new block beyond the capacity takes the place of the
/// one that has not failed for the longest time. Every call takes constant time. One thread.
class FailedAttempts {
public:
    using Steady = SlidingMinute::Steady;

    /// Throws std::invalid_argument for a capacity of 0.
    explicit FailedAttempts(std::size_t capacity);
    FailedAttempts(const FailedAttempts&) = delete;
    FailedAttempts& operator=(const FailedAttempts&) = delete;

    /// Counts one failure; says whether the address is still within `limit` a minute. What exceeds
    /// the limit is not counted, so that the limit is also the rate at which answers go on.
    bool record(const IpAddress& address, Steady now, std::uint32_t limit);

    /// How many failures are counted for the address at `now`.
    std::uint32_t failures(const IpAddress& address, Steady now) const;

    /// Whole seconds until one more failure is within `limit`; 0 when it is now. For Retry-After.
    std::chrono::seconds untilRoom(const IpAddress& address, Steady now, std::uint32_t limit) const;

    std::size_t size() const { return byBlock_.size(); }

private:
    struct Attempts {
        IpAddress block;
        SlidingMinute minute{};
    };

    SlidingMinute& minuteOf(const IpAddress& block);
    const SlidingMinute* find(const IpAddress& address) const;

    std::size_t capacity_;
    std::list<Attempts> byAge_; ///< the one that failed last in front
    std::unordered_map<IpAddress, std::list<Attempts>::iterator> byBlock_;
};

} // namespace tempo::access
