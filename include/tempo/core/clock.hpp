#pragma once

#include <tempo/core/timestamp.hpp>

#include <chrono>

namespace tempo {

/// Where the program gets the time from, so that a test can set it. Every member may be called from
/// any thread.
class Clock {
public:
    using Steady = std::chrono::steady_clock::time_point;

    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// The wall clock, UTC. It may jump in either direction.
    virtual Timestamp now() const = 0;

    /// A clock that never goes back; for durations and deadlines.
    virtual Steady steady() const = 0;
};

/// The clocks of the machine.
class SystemClock final : public Clock {
public:
    Timestamp now() const override;
    Steady steady() const override;
};

} // namespace tempo
