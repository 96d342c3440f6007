#include "http/listener.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include <algorithm>
#include <utility>

namespace tempo::http {
namespace {

using asio::ip::tcp;
using std::chrono::milliseconds;

/// How long to wait after a failed accept (no descriptors left, say): doubling, so nothing spins.
constexpr milliseconds kFirstPause{50};
constexpr milliseconds kLongestPause{1600};
/// With port 0 the two sockets must agree on a free port; another program may take it in between.
constexpr int kPortAttempts = 16;

std::string bindFailure(const tcp::endpoint& endpoint, const boost::system::error_code& error) {
    const auto port = std::to_string(endpoint.port());
    if (error == asio::error::address_in_use) {
        return "Port " + port +
               " is in use by another program. Choose another one with "
               "'tempoctl settings set ingestion.port PORT' or --port, or stop that program.";
    }
    return "Cannot listen on " + endpoint.address().to_string() + " port " + port + ": " +
           error.message() + ".";
}

bool lacksIpv6(const boost::system::error_code& error) {
    return error == asio::error::address_family_not_supported ||
           error == boost::system::errc::address_not_available;
}

} // namespace

Expected<std::shared_ptr<Listener>> Listener::open(asio::io_context& io, const Endpoint& endpoint) {
    const bool loopback = endpoint.bind == Bind::Loopback;
    const asio::ip::address v4 =
        loopback ? asio::ip::address_v4::loopback() : asio::ip::address_v4::any();
    const asio::ip::address v6 =
        loopback ? asio::ip::address_v6::loopback() : asio::ip::address_v6::any();
    Expected<void> outcome;
    for (int attempt = 0; attempt < kPortAttempts; ++attempt) {
        auto listener = std::make_shared<Listener>(io);
        outcome = listener->bind(v4, endpoint.port);
        if (outcome) {
            outcome = listener->bind(v6, listener->port());
        }
        if (outcome) {
            return listener;
        }
        if (endpoint.port != 0) {
            break;
        }
    }
    return tl::unexpected(std::move(outcome.error()));
}

Expected<void> Listener::bind(const asio::ip::address& address, std::uint16_t port) {
    const tcp::endpoint endpoint(address, port);
    Acceptor acceptor(io_.get_executor());
    boost::system::error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (!error) {
        acceptor.set_option(Acceptor::reuse_address(true), error);
    }
    if (!error && address.is_v6()) {
        acceptor.set_option(asio::ip::v6_only(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(Acceptor::max_listen_connections, error);
    }
    if (error && address.is_v6() && lacksIpv6(error)) {
        return {};
    }
    if (error) {
        return failure(error == asio::error::address_in_use ? ErrorCode::Conflict
                                                            : ErrorCode::Unavailable,
                       bindFailure(endpoint, error));
    }
    acceptors_.push_back(std::move(acceptor));
    return {};
}

void Listener::start(OnAccept onAccept) {
    onAccept_ = std::move(onAccept);
    for (std::size_t i = 0; i < acceptors_.size(); ++i) {
        auto loop = [self = shared_from_this(), i]() {
            return self->acceptLoop(i);
        };
        asio::co_spawn(io_.get_executor(), std::move(loop), asio::detached);
    }
}

void Listener::close() {
    closed_ = true;
    for (auto& acceptor : acceptors_) {
        boost::system::error_code ignored;
        acceptor.close(ignored);
    }
}

Task<void> Listener::acceptLoop(std::size_t index) {
    auto pause = kFirstPause;
    Timer timer(io_.get_executor());
    while (!closed_) {
        auto [error, socket] = co_await acceptors_[index].async_accept(kAsTuple);
        if (closed_) {
            co_return;
        }
        if (error) {
            timer.expires_after(pause);
            pause = std::min(pause * 2, kLongestPause);
            co_await timer.async_wait(kAsTuple);
            continue;
        }
        pause = kFirstPause;
        onAccept_(std::move(socket));
    }
}

std::uint16_t Listener::port() const {
    boost::system::error_code error;
    return acceptors_.empty() ? std::uint16_t{0} : acceptors_.front().local_endpoint(error).port();
}

std::vector<std::string> Listener::addresses() const {
    std::vector<std::string> result;
    for (const auto& acceptor : acceptors_) {
        boost::system::error_code error;
        const auto endpoint = acceptor.local_endpoint(error);
        const auto address = endpoint.address().to_string();
        result.push_back((endpoint.address().is_v6() ? "[" + address + "]" : address) + ":" +
                         std::to_string(endpoint.port()));
    }
    return result;
}

} // namespace tempo::http
