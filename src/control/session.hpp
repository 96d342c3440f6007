#pragma once

#include "control/dispatch.hpp"
#include "control/outbox.hpp"
#include "control/server_options.hpp"
#include "control/subscriptions.hpp"

#include <tempo/protocol/framing.hpp>
#include <tempo/protocol/rpc.hpp>

#include <array>
#include <chrono>
#include <exception>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace tempo::control {

class Session;

/// What all sessions of a server share. Kept alive by them, so that it may outlive the server.
struct Shared {
    Shared(ServerOptions serverOptions, Ports serverPorts)
        : options(std::move(serverOptions)), ports(serverPorts), hub(serverPorts.feed) {}

    ServerOptions options;
    Ports ports;
    FeedHub hub;
    std::set<Session*> sessions; ///< each adds and removes itself
};

/// One connection: reads requests, has them answered one after another in their order, and owns
/// what is subscribed on it. On the io thread; kept alive by its own coroutines.
class Session {
public:
    using Socket = boost::asio::local::stream_protocol::socket;

    /// `socket` is non-blocking.
    Session(std::shared_ptr<Shared> shared, Socket socket, Caller caller);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    /// Serves the connection until it ends.
    static void start(const std::shared_ptr<Session>& self);

    /// Ends the connection at once.
    void close();

private:
    boost::asio::awaitable<void> readAll(std::shared_ptr<const void> self);
    boost::asio::awaitable<std::string_view> receive();
    boost::asio::awaitable<void> take(std::string_view line);
    void greet(const protocol::Request& request);
    void refuse(const std::string& line);
    void completed(const std::exception_ptr& fault);

    std::shared_ptr<Shared> shared_;
    Socket socket_;
    Outbox outbox_;
    Subscriptions subscriptions_;
    Context context_;
    protocol::LineFramer framer_;
    std::array<char, 16UL * 1024> chunk_{};
    std::chrono::steady_clock::time_point helloEnd_;
    bool greeted_ = false;
    bool ending_ = false; ///< nothing more is read
};

} // namespace tempo::control
