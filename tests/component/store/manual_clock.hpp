#pragma once

#include <tempo/core/clock.hpp>

#include <atomic>

namespace tempo::test {

/// A wall clock that stands still until it is moved; any thread. The steady clock is the real one.
class ManualClock final : public Clock {
public:
    Timestamp now() const override { return now_.load(); }
    Steady steady() const override { return std::chrono::steady_clock::now(); }

    void set(Timestamp time) { now_.store(time); }
    void advance(std::chrono::milliseconds by) { now_.store(now_.load() + by); }

private:
    std::atomic<Timestamp> now_ = Timestamp(std::chrono::milliseconds(1'800'000'000'000));
};

} // namespace tempo::test
