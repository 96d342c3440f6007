#pragma once

#include <algorithm>
#include <chrono>

namespace tempo::model {

/// How long to wait before the next attempt to reach the daemon: half a second, doubling up to
/// fifteen.
class ReconnectDelay {
public:
    static constexpr std::chrono::milliseconds kFirst{500};
    static constexpr std::chrono::milliseconds kLongest{15'000};

    std::chrono::milliseconds next() {
        const auto now = delay_;
        delay_ = std::min(delay_ * 2, kLongest);
        return now;
    }

    void reset() { delay_ = kFirst; }

private:
    std::chrono::milliseconds delay_ = kFirst;
};

} // namespace tempo::model
