#pragma once

#include "control/signal.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace tempo::control {

/// The lines that wait to be written to one client. Lines that wait together are written together.
/// Used on the io thread only; push() never blocks and never runs anybody else's code.
class Outbox {
public:
    using Socket = boost::asio::local::stream_protocol::socket;

    struct Limits {
        std::size_t bytes;               ///< full() from here on
        std::chrono::milliseconds stall; ///< how long the client may take nothing at all
    };

    /// `socket` outlives the outbox and is non-blocking.
    Outbox(Socket& socket, Limits limits);

    /// Takes a line with its LF; nothing after finish(). Takes it also when full: who produces
    /// without end asks full() or waits for room() first.
    void push(std::string_view line);

    bool full() const { return waiting_.size() + writing_.size() - written_ >= limits_.bytes; }

    /// Returns once it is not full, or is closed.
    boost::asio::awaitable<void> room();

    /// Writes what is pushed until finish() has been called and all is written, the client is gone,
    /// or it takes nothing for the time limit; closes the socket then. To be run once.
    boost::asio::awaitable<void> run();

    /// Takes no more lines; run() ends after those that wait.
    void finish();

    /// Drops what waits and closes the socket.
    void abandon();

    bool closed() const { return closed_; }

private:
    boost::asio::awaitable<bool> writeBatch();

    Socket& socket_;
    Limits limits_;
    Signal pushed_;
    Signal wrote_;
    std::string waiting_;
    std::string writing_;
    std::size_t written_ = 0; ///< bytes of `writing_`
    bool finished_ = false;
    bool closed_ = false;
};

} // namespace tempo::control
