#include "control/outbox.hpp"

#include "control/as_tuple.hpp"
#include "control/time_limit.hpp"

#include <boost/asio/buffer.hpp>

namespace tempo::control {
namespace {

/// A quiet connection does not keep a buffer of this size or more.
constexpr std::size_t kKeptCapacity = 256UL * 1024;

} // namespace

Outbox::Outbox(Socket& socket, Limits limits)
    : socket_(socket), limits_(limits), pushed_(socket.get_executor()),
      wrote_(socket.get_executor()) {}

void Outbox::push(std::string_view line) {
    if (!finished_) {
        waiting_ += line;
        pushed_.notify();
    }
}

boost::asio::awaitable<void> Outbox::room() {
    while (full() && !closed_) {
        co_await wrote_.wait();
    }
}

boost::asio::awaitable<void> Outbox::run() {
    for (;;) {
        while (waiting_.empty() && !finished_) {
            co_await pushed_.wait();
        }
        if (waiting_.empty()) {
            break;
        }
        // Not in one condition with the above: g++ 12 then lays the frame out wrongly.
        const auto written = co_await writeBatch();
        if (!written) {
            break;
        }
    }
    abandon();
}

/// Writes all that waits; false if that is not possible.
boost::asio::awaitable<bool> Outbox::writeBatch() {
    writing_.swap(waiting_);
    written_ = 0;
    while (written_ < writing_.size() && !closed_) {
        boost::system::error_code error;
        written_ += socket_.write_some(
            boost::asio::buffer(writing_.data() + written_, writing_.size() - written_), error);
        if (error == boost::asio::error::would_block) {
            const auto end = std::chrono::steady_clock::now() + limits_.stall;
            const auto ready =
                co_await before(end, socket_.async_wait(Socket::wait_write, kAsTuple));
            if (!ready) {
                co_return false;
            }
        } else if (error) {
            co_return false;
        }
        wrote_.notify();
    }
    writing_.clear();
    written_ = 0;
    if (writing_.capacity() >= kKeptCapacity) {
        writing_.shrink_to_fit();
    }
    co_return !closed_;
}

void Outbox::finish() {
    finished_ = true;
    pushed_.notify();
}

void Outbox::abandon() {
    finished_ = true;
    closed_ = true;
    waiting_.clear();
    boost::system::error_code ignored;
    socket_.close(ignored);
    pushed_.notify();
    wrote_.notify();
}

} // namespace tempo::control
