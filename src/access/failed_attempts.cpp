#include "access/failed_attempts.hpp"

#include <stdexcept>

namespace tempo::access {

FailedAttempts::FailedAttempts(std::size_t capacity) : capacity_(capacity) {
    if (capacity == 0) {
        throw std::invalid_argument("FailedAttempts: the capacity is 0");
    }
}

bool FailedAttempts::record(const IpAddress& address, Steady now, std::uint32_t limit) {
    return minuteOf(address.subscriberBlock()).take(now, 1, limit);
}

std::uint32_t FailedAttempts::failures(const IpAddress& address, Steady now) const {
    const auto* const minute = find(address);
    return minute == nullptr ? 0 : minute->used(now);
}

std::chrono::seconds FailedAttempts::untilRoom(const IpAddress& address, Steady now,
                                               std::uint32_t limit) const {
    const auto* const minute = find(address);
    return (minute == nullptr ? SlidingMinute{} : *minute).untilRoomFor(now, 1, limit);
}

SlidingMinute& FailedAttempts::minuteOf(const IpAddress& block) {
    if (const auto known = byBlock_.find(block); known != byBlock_.end()) {
        byAge_.splice(byAge_.begin(), byAge_, known->second);
        return byAge_.front().minute;
    }
    if (byBlock_.size() == capacity_) {
        byBlock_.erase(byAge_.back().block);
        byAge_.pop_back();
    }
    byAge_.push_front({block});
    byBlock_.emplace(block, byAge_.begin());
    return byAge_.front().minute;
}

const SlidingMinute* FailedAttempts::find(const IpAddress& address) const {
    const auto known = byBlock_.find(address.subscriberBlock());
    return known == byBlock_.end() ? nullptr : &known->second->minute;
}

} // namespace tempo::access
