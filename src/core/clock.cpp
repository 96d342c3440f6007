#include <tempo/core/clock.hpp>

namespace tempo {

Timestamp SystemClock::now() const {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Clock::Steady SystemClock::steady() const {
    return std::chrono::steady_clock::now();
}

} // namespace tempo
