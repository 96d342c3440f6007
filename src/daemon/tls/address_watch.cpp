#include "daemon/tls/address_watch.hpp"

#include <array>
#include <cerrno>
#include <utility>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

int openSocket() {
    const int descriptor =
        ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (descriptor >= 0 &&
        ::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(descriptor);
        return -1;
    }
    return descriptor;
}

} // namespace

AddressWatch::AddressWatch(boost::asio::io_context& io, std::function<void()> changed)
    : socket_(io), changed_(std::move(changed)) {
    if (const int descriptor = openSocket(); descriptor >= 0) {
        socket_.assign(descriptor);
        wait();
    }
}

void AddressWatch::stop() {
    boost::system::error_code ignored;
    socket_.close(ignored);
}

void AddressWatch::wait() {
    socket_.async_wait(socket_.wait_read, [this](const boost::system::error_code& error) {
        if (error) {
            return;
        }
        drain();
        changed_();
        wait();
    });
}

/// What the messages say does not matter: all addresses are read anew. A full buffer (ENOBUFS) says
/// that something has changed, too.
void AddressWatch::drain() {
    std::array<char, 8192> buffer{};
    ssize_t count = 0;
    do {
        count = ::recv(socket_.native_handle(), buffer.data(), buffer.size(), 0);
    } while (count > 0 || (count < 0 && errno == ENOBUFS));
}

} // namespace tempo::daemon
