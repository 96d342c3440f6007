#include "access/sliding_minute.hpp"

#include <algorithm>
#include <utility>

namespace tempo::access {

using std::chrono::ceil;
using std::chrono::floor;
using std::chrono::seconds;

bool SlidingMinute::take(Steady now, std::uint32_t n, std::uint32_t limit) {
    advanceTo(secondOf(now));
    if (n > limit || total_ > limit - n) {
        return false;
    }
    counts_.at(slotOf(newest_)) += n;
    total_ += n;
    return true;
}

std::uint32_t SlidingMinute::used(Steady now) const {
    auto left = total_;
    const auto forgotten = std::min(secondOf(now) - kSeconds, newest_);
    for (auto second = newest_ - kSeconds + 1; second <= forgotten; ++second) {
        left -= counts_.at(slotOf(second));
    }
    return left;
}

seconds SlidingMinute::untilRoomFor(Steady now, std::uint32_t n, std::uint32_t limit) const {
    if (n > limit) {
        return seconds(kSeconds);
    }
    if (used(now) <= limit - n) {
        return seconds(0);
    }
    auto left = total_;
    auto second = newest_ - kSeconds;
    while (left > limit - n) {
        ++second;
        left -= counts_.at(slotOf(second));
    }
    const Steady forgotten{seconds(second + kSeconds)};
    return ceil<seconds>(forgotten - now);
}

SlidingMinute::Second SlidingMinute::secondOf(Steady time) {
    return floor<seconds>(time.time_since_epoch()).count();
}

std::size_t SlidingMinute::slotOf(Second second) {
    return static_cast<std::size_t>((second % kSeconds + kSeconds) % kSeconds);
}

void SlidingMinute::advanceTo(Second second) {
    if (second - newest_ >= kSeconds) {
        counts_.fill(0);
        total_ = 0;
        newest_ = second;
    }
    while (newest_ < second) {
        ++newest_;
        total_ -= std::exchange(counts_.at(slotOf(newest_)), 0);
    }
}

} // namespace tempo::access
