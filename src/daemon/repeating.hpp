#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <functional>
#include <utility>

namespace tempo::daemon {

/// Calls a function again and again on the io thread until it is stopped or destroyed.
class Repeating {
public:
    Repeating(boost::asio::io_context& io, std::chrono::microseconds interval,
              std::function<void()> work)
        : timer_(io), interval_(interval), work_(std::move(work)) {
        schedule();
    }
    Repeating(const Repeating&) = delete;
    Repeating& operator=(const Repeating&) = delete;
    ~Repeating() = default;

    void stop() {
        stopped_ = true;
        timer_.cancel();
    }

private:
    void schedule() {
        timer_.expires_after(interval_);
        timer_.async_wait([this](const boost::system::error_code& cancelled) {
            // A wait that is over already cannot be cancelled any more.
            if (!cancelled && !stopped_) {
                work_();
                schedule();
            }
        });
    }

    boost::asio::steady_timer timer_;
    std::chrono::microseconds interval_;
    std::function<void()> work_;
    bool stopped_ = false;
};

} // namespace tempo::daemon
