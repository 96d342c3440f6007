#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <functional>

namespace tempo::daemon {

/// Calls a function when this machine gets or loses an address, as the kernel tells by
/// rtnetlink(7). Io thread. Where the kernel does not let it listen, it never calls.
class AddressWatch {
public:
    AddressWatch(boost::asio::io_context& io, std::function<void()> changed);
    AddressWatch(const AddressWatch&) = delete;
    AddressWatch& operator=(const AddressWatch&) = delete;
    ~AddressWatch() = default;

    void stop();

private:
    void wait();
    void drain();

    boost::asio::posix::stream_descriptor socket_;
    std::function<void()> changed_;
};

} // namespace tempo::daemon
