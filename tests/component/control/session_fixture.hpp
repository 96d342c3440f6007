#pragma once

#include "component/control/client.hpp"
#include "component/control/fake_daemon.hpp"
#include "control/session.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tempo::control::test {

/// Sessions over real socket pairs, on the thread of the test.
class SessionFixture : public testing::Test {
protected:
    SessionFixture() {
        options.report = [this](const std::string& fault) {
            reports.push_back(fault);
        };
    }

    ~SessionFixture() override {
        if (shared_) {
            shared_->hub.disconnect();
            for (auto* session : shared_->sessions) {
                session->close();
            }
        }
        io.restart();
        io.poll();
    }

    /// A connection without its hello. The options count from the first one on.
    Client connect(protocol::Role role = protocol::Role::Owner) {
        if (!shared_) {
            shared_ = std::make_shared<Shared>(options, daemon.ports());
        }
        Session::Socket server(io);
        Client::Socket client(io);
        boost::asio::local::connect_pair(server, client);
        server.non_blocking(true);
        Session::start(
            std::make_shared<Session>(shared_, std::move(server), Caller{1000, 77, role}));
        return {io, std::move(client)};
    }

    Client greeted(protocol::Role role = protocol::Role::Owner) {
        auto client = connect(role);
        client.hello();
        return client;
    }

    std::size_t sessions() {
        io.restart();
        io.poll();
        return shared_->sessions.size();
    }

    std::uint32_t followers() const { return shared_->hub.followers(); }

    boost::asio::io_context io;
    FakeDaemon daemon;
    ServerOptions options;
    std::vector<std::string> reports;

private:
    std::shared_ptr<Shared> shared_;
};

} // namespace tempo::control::test
