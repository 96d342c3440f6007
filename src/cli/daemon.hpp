#pragma once

#include "cli/failure.hpp"

#include <tempo/protocol/messages.hpp>
#include <tempo/protocol/rpc.hpp>

#include <chrono>
#include <memory>
#include <string>

/// The daemon as commands see it; tests put a scripted one in its place.
namespace tempo::cli {

/// How long a command waits for an ordinary answer.
inline constexpr std::chrono::milliseconds kPatience = std::chrono::seconds(30);

/// One conversation with the daemon, after the hello.
class Channel {
public:
    Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    virtual ~Channel() = default;

    /// The result of one request. Unreachable when the connection ends or no answer comes within
    /// `patience`; Refused or Forbidden with the daemon's own words when it says no.
    virtual Result<protocol::Json> call(const std::string& method, protocol::Json params,
                                        std::chrono::milliseconds patience) = 0;

    /// The next notification, however long it takes. Unreachable when the connection ends.
    virtual Result<protocol::Notification> nextNotification() = 0;
};

class Daemon {
public:
    Daemon() = default;
    Daemon(const Daemon&) = delete;
    Daemon& operator=(const Daemon&) = delete;
    virtual ~Daemon() = default;

    /// Connects and says hello, both within `patience`.
    virtual Result<std::unique_ptr<Channel>> connect(std::chrono::milliseconds patience) = 0;
};

/// Asks with one message of the protocol and reads the answer as another.
template<class Answer, class Question>
Result<Answer> ask(Channel& channel, const std::string& method, const Question& question,
                   std::chrono::milliseconds patience = kPatience) {
    const auto result = channel.call(method, protocol::toJson(question), patience);
    if (!result) {
        return tl::unexpected(result.error());
    }
    auto answer = protocol::fromJson<Answer>(*result);
    if (!answer) {
        return fail(ExitCode::Refused, "the daemon's answer to " + method +
                                           " cannot be read: " + answer.error().detail +
                                           " Install tempoctl and tempod of the same version.");
    }
    return std::move(*answer);
}

/// The same on a connection of its own.
template<class Answer, class Question>
Result<Answer> ask(Daemon& daemon, const std::string& method, const Question& question,
                   std::chrono::milliseconds patience = kPatience) {
    auto channel = daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    return ask<Answer>(**channel, method, question, patience);
}

} // namespace tempo::cli
