#include "http/connection_table.hpp"

#include <utility>
#include <vector>

namespace tempo::http {
namespace {

/// How late an interruption may come; deadlines are seconds long.
constexpr std::chrono::milliseconds kSweepInterval{250};

} // namespace

ConnectionTable::ConnectionTable(Executor executor, const HttpSettings& settings,
                                 const Clock& clock)
    : settings_(settings), clock_(clock), timer_(std::move(executor)) {}

bool ConnectionTable::hasRoomFor(const access::IpAddress& address) const {
    if (connections_.size() >= settings_.connections) {
        return false;
    }
    const auto found = perBlock_.find(address.subscriberBlock());
    return found == perBlock_.end() || found->second < settings_.connectionsPerAddress;
}

void ConnectionTable::add(Connection& connection) {
    connections_.insert(&connection);
    ++perBlock_[connection.address().subscriberBlock()];
    schedule();
}

void ConnectionTable::remove(Connection& connection) {
    if (connections_.erase(&connection) == 0) {
        return;
    }
    const auto found = perBlock_.find(connection.address().subscriberBlock());
    if (--found->second == 0) {
        perBlock_.erase(found);
    }
    if (connections_.empty() && drained_) {
        timer_.cancel();
        std::exchange(drained_, nullptr)();
    }
}

void ConnectionTable::drain(Clock::Steady limit, std::function<void()> ended) {
    if (connections_.empty()) {
        ended();
        return;
    }
    drainLimit_ = limit;
    drained_ = std::move(ended);
    endIdle([](const Connection&) { return true; });
}

void ConnectionTable::endIdle(const std::function<bool(const Connection&)>& which) {
    for (auto* connection : connections_) {
        if (connection->idle() && which(*connection)) {
            connection->interrupt();
        }
    }
}

void ConnectionTable::schedule() {
    if (scheduled_ || connections_.empty()) {
        return;
    }
    scheduled_ = true;
    timer_.expires_after(kSweepInterval);
    timer_.async_wait([this](const boost::system::error_code& error) {
        scheduled_ = false;
        if (!error) {
            sweep();
            schedule();
        }
    });
}

void ConnectionTable::sweep() {
    const auto now = clock_.steady();
    for (auto* connection : connections_) {
        if (now >= connection->deadline_ || now >= drainLimit_) {
            connection->expired_ = true;
            connection->interrupt();
        }
    }
}

} // namespace tempo::http
