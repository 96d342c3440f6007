#pragma once

#include "access/ip_address.hpp"
#include "http/http_settings.hpp"
#include "http/task.hpp"

#include <tempo/core/clock.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <unordered_set>

namespace tempo::http {

/// A connection as the table sees it. Io thread.
class Connection {
public:
    Connection(const access::IpAddress& address, Transport transport)
        : address_(address), transport_(transport) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    virtual ~Connection() = default;

    /// Ends whatever the connection waits for.
    virtual void interrupt() = 0;

    /// Whether an interruption costs nobody anything: it waits for a request of which nothing has
    /// arrived, or holds back an answer that can leave at once.
    virtual bool idle() const = 0;

    const access::IpAddress& address() const { return address_; }
    Transport transport() const { return transport_; }

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
    Transport transport_;
    Clock::Steady deadline_ = Clock::Steady::max();
    bool expired_ = false;
};

/// All open connections: how many there may be, in all and of one address (IPv6: its /64), and when
/// each has waited long enough. One sweep serves every deadline, so a request costs no timer of its
/// own. Io thread.
class ConnectionTable {
public:
    ConnectionTable(Executor executor, const HttpSettings& settings, const Clock& clock);

    /// Whether one more connection of this address fits.
    bool hasRoomFor(const access::IpAddress& address) const;

    void add(Connection& connection);
    void remove(Connection& connection);
    std::size_t size() const { return connections_.size(); }

    /// Ends the idle connections that `which` picks.
    void endIdle(const std::function<bool(const Connection&)>& which);

    /// Ends idle connections at once and every other one when its answer is written or `limit` is
    /// over. `ended` is called when none is left, possibly at once.
    void drain(Clock::Steady limit, std::function<void()> ended);
    bool draining() const { return static_cast<bool>(drained_); }

private:
    void schedule();
    void sweep();

    const HttpSettings& settings_;
    const Clock& clock_;
    Timer timer_;
    bool scheduled_ = false;
    std::unordered_set<Connection*> connections_;
    std::unordered_map<access::IpAddress, std::uint32_t> perBlock_;
    Clock::Steady drainLimit_ = Clock::Steady::max();
    std::function<void()> drained_;
};

} // namespace tempo::http
