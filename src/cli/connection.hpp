#pragma once

#include "cli/daemon.hpp"
#include "cli/line_socket.hpp"

#include <cstdint>
#include <deque>

namespace tempo::cli {

/// A channel over a local socket. Notifications that arrive while an answer is waited for are kept
/// in their order.
class Connection final : public Channel {
public:
    explicit Connection(LineSocket socket) : socket_(std::move(socket)) {}

    /// The first request of every connection. Refused when the daemon speaks another version.
    Result<void> hello(std::chrono::milliseconds patience);

    Result<protocol::Json> call(const std::string& method, protocol::Json params,
                                std::chrono::milliseconds patience) override;
    Result<protocol::Notification> nextNotification() override;

private:
    Result<protocol::ServerMessage> receive(std::optional<Deadline> deadline);

    LineSocket socket_;
    std::int64_t lastId_ = 0;
    std::deque<protocol::Notification> notifications_;
};

} // namespace tempo::cli
