#include "daemon/repeating.hpp"

#include <gtest/gtest.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

TEST(Repeating, DoesItsWorkAgainAndAgain) {
    boost::asio::io_context io;
    int times = 0;
    std::function<void()> stop;
    Repeating repeating(io, 1us, [&] {
        if (++times == 3) {
            stop();
        }
    });
    stop = [&repeating] {
        repeating.stop();
    };
    io.run();
    EXPECT_EQ(times, 3);
}

TEST(Repeating, DoesNothingOnceStoppedThoughItsTimeHasCome) {
    boost::asio::io_context io;
    const auto due = Clock::now() + 1ms;
    std::function<void()> stop;
    boost::asio::steady_timer first(io, due - 1us);
    first.async_wait([&stop](const boost::system::error_code& /*error*/) { stop(); });
    int times = 0;
    Repeating repeating(io, 1ms, [&times] { ++times; });
    stop = [&repeating] {
        repeating.stop();
    };
    while (Clock::now() < due + 1ms) {
    }
    io.run();
    EXPECT_EQ(times, 0);
}

} // namespace
} // namespace tempo::daemon
