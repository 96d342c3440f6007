#pragma once

#include "model/link/daemon_link.hpp"

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace tempo::test {

/// A daemon that answers as a test has written down, at once or when the test says so.
class ScriptedLink final : public model::DaemonLink {
public:
    using Handler = std::function<Expected<protocol::Json>(const protocol::Json& params)>;
    struct Call {
        std::string method;
        protocol::Json params;
    };

    const model::LinkStatus& status() const override { return status_; }

    void request(std::string method, protocol::Json params, model::AnswerReader reader) override {
        calls.push_back({.method = method, .params = params});
        waiting_.push_back({.call = calls.back(), .reader = std::move(reader)});
        if (!held_) {
            answerAll();
        }
    }

    void tryNow() override { ++tries; }

    void answer(const std::string& method, Handler handler) {
        handlers_[method] = std::move(handler);
    }

    template<class Message>
    void answerWith(const std::string& method, const Message& message) {
        answer(method, [json = protocol::toJson(message)](const protocol::Json&) { return json; });
    }

    /// From now on answers wait for answerAll().
    void hold() { held_ = true; }

    void answerAll() {
        while (!waiting_.empty()) {
            const auto next = std::move(waiting_.front());
            waiting_.pop_front();
            const auto handler = handlers_.find(next.call.method);
            next.reader(handler == handlers_.end()
                            ? Expected<protocol::Json>(failure(ErrorCode::NotFound, "not scripted"))
                            : handler->second(next.call.params))();
        }
    }

    void become(model::LinkState state, protocol::Role role = protocol::Role::Owner) {
        status_ = {.state = state, .role = role, .daemonVersion = "1.2.3", .problem = {}};
        Q_EMIT statusChanged();
    }

    std::size_t callsOf(const std::string& method) const {
        return static_cast<std::size_t>(std::ranges::count(calls, method, &Call::method));
    }

    /// The parameters of the last call of a method.
    protocol::Json lastParams(const std::string& method) const {
        const auto found = std::find_if(calls.rbegin(), calls.rend(),
                                        [&](const Call& call) { return call.method == method; });
        return found == calls.rend() ? protocol::Json() : found->params;
    }

    std::vector<Call> calls;
    int tries = 0;

private:
    struct Waiting {
        Call call;
        model::AnswerReader reader;
    };

    model::LinkStatus status_;
    std::map<std::string, Handler> handlers_;
    std::deque<Waiting> waiting_;
    bool held_ = false;
};

} // namespace tempo::test
