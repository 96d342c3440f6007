#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace tempo::access {

/// Counts what happened in the last minute: the current second of the clock and the 59 before it.
/// So an event is forgotten 59 to 60 seconds after it was counted. Fixed size; one thread.
class SlidingMinute {
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// Counts `n` more if the minute then holds no more than `limit`; says whether it did.
    bool take(Steady now, std::uint32_t n, std::uint32_t limit);

    /// How many are counted at `now`.
    std::uint32_t used(Steady now) const;

    /// The smallest number of whole seconds after which `n` more fit, if nothing else is counted
    /// till then: 0 when they fit now. A minute when `n` is above `limit`, which never fits.
    std::chrono::seconds untilRoomFor(Steady now, std::uint32_t n, std::uint32_t limit) const;

private:
    using Second = std::chrono::seconds::rep;
    static constexpr Second kSeconds = 60;

    static Second secondOf(Steady time);
    static std::size_t slotOf(Second second);
    void advanceTo(Second second);

    std::array<std::uint32_t, static_cast<std::size_t>(kSeconds)> counts_{};
    Second newest_ = 0;       ///< the second of the clock that was counted last
    std::uint32_t total_ = 0; ///< of the minute that ends with `newest_`
};

} // namespace tempo::access
