#pragma once

#include "http/server.hpp"

#include <tempo/core/error.hpp>

#include <boost/asio/steady_timer.hpp>
#include <spdlog/logger.h>

#include <optional>
#include <string>
#include <string_view>

namespace tempo::daemon {

/// Keeps one of the server's listeners where it is wanted. Io thread.
class ListenerKeeper {
public:
    /// All must outlive it.
    ListenerKeeper(boost::asio::io_context& io, http::Server& server, Transport transport,
                   spdlog::logger& log)
        : server_(server), transport_(transport), log_(log), retry_(io) {}

    /// Listens, moves, or with nothing stops listening. An Error (the port is taken) leaves
    /// everything as it was.
    Expected<void> apply(const std::optional<http::Endpoint>& wanted);

    /// At the start: as apply, but what fails is tried again every few seconds, so that the owner
    /// can choose another port through the control socket.
    void start(const std::optional<http::Endpoint>& wanted);

    void stop() {
        error_.clear(); // a try that is due already sees that it is not wanted any more
        retry_.cancel();
    }

    /// Says why nobody listens although it is wanted, for a cause that time does not mend.
    void fail(std::string error) { error_ = std::move(error); }

    /// Why nobody listens although it is wanted; empty when all is well.
    const std::string& error() const { return error_; }

private:
    void listenOrRetry();
    void logAddresses() const;
    std::string_view scheme() const;

    http::Server& server_;
    const Transport transport_;
    spdlog::logger& log_;
    boost::asio::steady_timer retry_;
    std::optional<http::Endpoint> endpoint_;
    std::string error_;
};

} // namespace tempo::daemon
