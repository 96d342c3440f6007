#pragma once

#include "cli/command_line.hpp"

#include <deque>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// A daemon that follows a script, and a run of tempoctl against it.
namespace tempo::cli::testing {

using protocol::Json;

inline tl::unexpected<Failure> connectionLost() {
    return fail(ExitCode::Unreachable, "the connection is lost.");
}

class FakeDaemon final : public Daemon {
public:
    struct Call {
        std::string method;
        Json params;
    };
    using Answer = std::function<Result<Json>(const Json& params)>;

    void answer(const std::string& method, Answer how) { answers_[method] = std::move(how); }

    template<class Message>
    void answerWith(const std::string& method, const Message& message) {
        answer(method, [json = protocol::toJson(message)](const Json&) { return json; });
    }

    Result<std::unique_ptr<Channel>> connect(std::chrono::milliseconds /*patience*/) override {
        ++connections;
        if (!connectFailures.empty()) {
            const Failure failure = connectFailures.front();
            connectFailures.pop_front();
            return tl::unexpected(failure);
        }
        return std::make_unique<Script>(*this);
    }

    /// The parameters of the only call of a method.
    Json onlyCall(const std::string& method) const {
        Json found;
        for (const Call& call : calls) {
            if (call.method == method) {
                found = found.is_null() ? call.params : Json("called more than once");
            }
        }
        return found;
    }

    std::vector<Call> calls;
    std::size_t connections = 0;
    std::deque<Failure> connectFailures;                      ///< of the next connections
    std::deque<Result<protocol::Notification>> notifications; ///< at their end the connection ends

private:
    class Script final : public Channel {
    public:
        explicit Script(FakeDaemon& daemon) : daemon_(daemon) {}

        Result<Json> call(const std::string& method, Json params,
                          std::chrono::milliseconds /*patience*/) override {
            daemon_.calls.push_back({method, params});
            const auto found = daemon_.answers_.find(method);
            return found == daemon_.answers_.end()
                       ? fail(ExitCode::Refused, "the script has no answer to " + method)
                       : found->second(params);
        }

        Result<protocol::Notification> nextNotification() override {
            if (daemon_.notifications.empty()) {
                return fail(ExitCode::Refused, "the script is at its end");
            }
            auto next = std::move(daemon_.notifications.front());
            daemon_.notifications.pop_front();
            return next;
        }

    private:
        FakeDaemon& daemon_;
    };

    std::map<std::string, Answer> answers_;
};

/// A clock that only moves when someone sleeps.
class FakeClock final : public Clock {
public:
    Timestamp now() const override { return *parseRfc3339("2026-01-31T12:00:00Z") + slept; }
    Steady steady() const override { return Steady(slept); }

    std::chrono::milliseconds slept{0};
};

struct Outcome {
    ExitCode exit = ExitCode::Done;
    std::string out;
    std::string err;
    std::vector<std::chrono::milliseconds> pauses;
};

/// What the person at the terminal says to every question; nothing without a terminal.
using Person = std::optional<std::string>;

/// Runs `tempoctl` with these arguments.
inline Outcome run(FakeDaemon& daemon, std::vector<const char*> arguments, Terminal terminal = {},
                   const Person& person = {}) {
    arguments.insert(arguments.begin(), "tempoctl");
    CommandLine commandLine;
    const auto invocation = commandLine.parse(static_cast<int>(arguments.size()), arguments.data());
    if (!invocation) {
        const Reply& reply = invocation.error();
        return {.exit = reply.exit, .out = reply.out, .err = reply.err, .pauses = {}};
    }
    std::ostringstream out;
    std::ostringstream err;
    FakeClock clock;
    Outcome outcome;
    Context context{.daemon = daemon,
                    .clock = clock,
                    .sleep =
                        [&](std::chrono::milliseconds time) {
                            clock.slept += time;
                            outcome.pauses.push_back(time);
                        },
                    .ask =
                        [&](std::string_view question) {
                            err << question;
                            return person;
                        },
                    .out = out,
                    .err = err,
                    .terminal = terminal,
                    .format = invocation->format};
    outcome.exit = invocation->command(context);
    outcome.out = out.str();
    outcome.err = err.str();
    return outcome;
}

} // namespace tempo::cli::testing
