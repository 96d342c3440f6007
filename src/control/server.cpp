#include "control/server.hpp"

#include "control/as_tuple.hpp"
#include "control/peer_credentials.hpp"
#include "control/session.hpp"
#include "control/socket_file.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tempo::control {
namespace {

using namespace std::chrono_literals;
using boost::asio::awaitable;
using Socket = Session::Socket;

constexpr std::chrono::milliseconds kFirstPause = 10ms;
constexpr std::chrono::milliseconds kLongestPause = 1s;

/// One line and the end. A new socket has room for it, so that this does not wait.
void turnAway(Socket& socket, const Error& error) {
    boost::system::error_code ignored;
    socket.write_some(boost::asio::buffer(errorLine(protocol::kNoId, error)), ignored);
    socket.close(ignored);
}

Expected<Caller> callerOf(Socket& socket, const AccessRules& rules) {
    const auto peer = peerCredentials(socket.native_handle());
    if (!peer) {
        return tl::unexpected(peer.error());
    }
    const auto role = roleOf(*peer, rules);
    if (!role) {
        return failure(ErrorCode::Forbidden,
                       "the user with the id " + std::to_string(peer->user) +
                           " may not control this daemon; it needs the daemon's own user, root, or "
                           "a member of the owner or viewer group");
    }
    return Caller{peer->user, peer->process, *role};
}

void admit(const std::shared_ptr<Shared>& shared, Socket socket) {
    boost::system::error_code error;
    socket.non_blocking(true, error);
    const auto caller = callerOf(socket, shared->options.access);
    if (!caller) {
        turnAway(socket, caller.error());
    } else if (shared->sessions.size() >= shared->options.connections) {
        turnAway(socket, {ErrorCode::Busy,
                          "there are " + std::to_string(shared->options.connections) +
                              " control connections already; close one of them and try again"});
    } else {
        Session::start(std::make_shared<Session>(shared, std::move(socket), *caller));
    }
}

} // namespace

/// The accepting side; kept alive by its own coroutine.
class Server::Listening {
public:
    Listening(SocketFile file, std::shared_ptr<Shared> shared)
        : file_(std::move(file)), shared_(std::move(shared)),
          pause_(file_.acceptor().get_executor()) {}

    awaitable<void> acceptAll() {
        auto length = kFirstPause;
        while (!stopped_) {
            auto [error, socket] = co_await file_.acceptor().async_accept(kAsTuple);
            if (stopped_) {
                break;
            }
            if (!error) {
                length = kFirstPause;
                admit(shared_, std::move(socket));
                continue;
            }
            report("accepting a control connection failed: " + error.message());
            pause_.expires_after(length);
            co_await pause_.async_wait(kAsTuple);
            length = std::min(2 * length, kLongestPause);
        }
    }

    void stop() {
        stopped_ = true;
        file_.close();
        pause_.cancel();
    }

    void report(const std::string& fault) const {
        if (shared_->options.report) {
            shared_->options.report(fault);
        }
    }

private:
    SocketFile file_;
    std::shared_ptr<Shared> shared_;
    boost::asio::steady_timer pause_;
    bool stopped_ = false;
};

Server::Server(boost::asio::io_context& io, ServerOptions options, Ports ports)
    : io_(io), shared_(std::make_shared<Shared>(std::move(options), ports)) {}

Server::~Server() {
    stop();
}

Expected<void> Server::start() {
    const auto& options = shared_->options;
    auto file = SocketFile::listen(io_, options.socketPath, socketGroup(options.access));
    if (!file) {
        return tl::unexpected(std::move(file.error()));
    }
    listening_ = std::make_shared<Listening>(*std::move(file), shared_);
    const auto completed = [listening = listening_](const std::exception_ptr& fault) {
        if (fault) {
            listening->report("the control socket takes no more connections: internal error");
        }
    };
    boost::asio::co_spawn(io_, listening_->acceptAll(), completed);
    return {};
}

void Server::stop() {
    if (!listening_) {
        return;
    }
    std::exchange(listening_, nullptr)->stop();
    shared_->hub.disconnect();
    for (auto* const session : shared_->sessions) {
        session->close();
    }
}

std::uint32_t Server::subscribers() const {
    return shared_->hub.followers();
}

} // namespace tempo::control
