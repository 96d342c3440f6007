#pragma once

#include <boost/asio/awaitable.hpp>

namespace tempo::control {

/// Something that a client follows until it ends: one of its subscriptions. On the io thread.
class Stream {
public:
    virtual ~Stream() = default;

    /// Sends what there is, and then what comes. To be run once, after the answer to the request
    /// has been pushed; whoever runs it keeps it and its surroundings alive.
    virtual boost::asio::awaitable<void> run() = 0;

    /// Sends nothing more. A second call does nothing.
    virtual void end() = 0;

    /// Also true when it has ended by itself.
    virtual bool ended() const = 0;
};

} // namespace tempo::control
