#include "access/answer_delay.hpp"

#include <algorithm>

namespace tempo::access {

std::chrono::milliseconds answerDelay(std::uint32_t failures) {
    constexpr std::uint32_t kAtOnce = 4;
    constexpr std::chrono::milliseconds kFirst{100};
    constexpr std::chrono::milliseconds kLongest{10'000};
    constexpr std::uint32_t kMostDoublings = 7; // 100 ms doubled so often is longer than 10 s
    static_assert(kFirst * (1U << kMostDoublings) > kLongest);
    if (failures <= kAtOnce) {
        return std::chrono::milliseconds{0};
    }
    const auto doublings = std::min(failures - kAtOnce - 1, kMostDoublings);
    return std::min(kFirst * (1U << doublings), kLongest);
}

} // namespace tempo::access
