#pragma once

#include "control/as_tuple.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace tempo::control {

/// Lets coroutines of one thread wait for each other: `while (!condition) co_await signal.wait();`
/// misses no notify(), as nothing else runs between the check and the wait.
class Signal {
public:
    explicit Signal(const boost::asio::any_io_executor& executor)
        : timer_(executor, boost::asio::steady_timer::time_point::max()) {}

    /// Returns after the next notify().
    boost::asio::awaitable<void> wait() { co_await timer_.async_wait(kAsTuple); }

    void notify() { timer_.cancel(); }

private:
    boost::asio::steady_timer timer_;
};

} // namespace tempo::control
