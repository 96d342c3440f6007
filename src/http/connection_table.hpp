#pragma once

#include "access/ip_address.hpp"
#include "http/http_settings.hpp"
#include "http/task.hpp"

#include <tempo/core/clock.hpp>

#include <boost/asio/basic_waitable_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace tempo::http {

/// A connection as the table sees it. Io thread.
class Connection {
public:
    explicit Connection(const access::IpAddress& address) : address_(address) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    /// Ends whatever the connection waits for on its socket.
    virtual void interrupt() = 0;

    /// Whether it waits for a request of which nothing has arrived.
    virtual bool idle() const = 0;

    const access::IpAddress& address() const { return address_; }

    /// When the table is to interrupt it.
    Clock::Steady deadline() const { return deadline_; }
    bool expired() const { return expired_; }

protected:
    void waitUntil(Clock::Steady deadline) {
        deadline_ = deadline;
        expired_ = false;
    }

private:
    friend class ConnectionTable;

    access::IpAddress address_;
    Clock::Steady deadline_ = Clock::Steady::max();
    bool expired_ = false;
};

/// All open connections: how many there may be, in all and of one address, and when each has waited
/// long enough. One sweep serves every deadline, so a request costs no timer of its own. Io thread.
class ConnectionTable {
public:
    ConnectionTable(Executor executor, const HttpSettings& settings, const Clock& clock);

    /// Whether one more connection of this address fits.
    bool hasRoomFor(const access::IpAddress& address) const;

    void add(Connection& connection);
    void remove(Connection& connection);
    std::size_t size() const { return connections_.size(); }

    /// Ends idle connections at once and every other one when its answer is written or `limit` is
    /// over. `ended` is called when none is left, possibly at once.
    void drain(Clock::Steady limit, std::function<void()> ended);
    bool draining() const { return static_cast<bool>(drained_); }

private:
    using Timer =
        asio::basic_waitable_timer<std::chrono::steady_clock,
                                   asio::wait_traits<std::chrono::steady_clock>, Executor>;

    void schedule();
    void sweep();

    const HttpSettings& settings_;
    const Clock& clock_;
    Timer timer_;
    bool scheduled_ = false;
    std::unordered_set<Connection*> connections_;
    std::unordered_map<access::IpAddress, std::uint32_t> perAddress_;
    Clock::Steady drainLimit_ = Clock::Steady::max();
    std::function<void()> drained_;
};

} // namespace tempo::http
