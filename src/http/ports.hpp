#pragma once

#include "access/ip_address.hpp"
#include "access/request_signature.hpp"
#include "core/event_batch.hpp"

#include <tempo/core/sender.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// What the HTTP server needs from the rest of the daemon. The daemon implements these; every
/// member is called on the io thread.
namespace tempo::http {

/// What the sender table says to a token. The sender is borrowed until the next turn of the io
/// thread.
struct Admission {
    enum class Verdict : std::uint8_t {
        Admitted,
        Unauthorized,   ///< 401, always the same answer
        Forbidden,      ///< 403: the token is good, the address is not
        TooManyFailures ///< 429: this address has failed too often
    };

    Verdict verdict = Verdict::Unauthorized;
    const Sender* sender = nullptr; ///< known also for some refusals, for the audit
    std::string reason;             ///< why it is refused, for the audit alone
    std::chrono::seconds retryAfter{0};
    std::chrono::milliseconds delay{0}; ///< how long the refusal is to be held back
};

/// The outcome of asking for a share of a sender's rate.
struct RateDraw {
    bool granted = true;
    std::optional<std::uint32_t> limit; ///< events a minute; nothing: no limit
    std::uint32_t remaining = 0;
    std::chrono::seconds reset{0};      ///< until the whole limit is free again
    std::chrono::seconds retryAfter{0}; ///< when refused: until as many would be granted
};

class SenderGate {
public:
    virtual ~SenderGate() = default;

    /// Looks a token up. A refusal counts as a failed authentication of the address.
    virtual Admission authenticate(std::string_view token, const access::IpAddress& address,
                                   Transport transport) = 0;

    /// The same answer, in the same time, for a request without a token.
    virtual Admission authenticateNothing(const access::IpAddress& address) = 0;

    /// Whether the sender that a signature names may send what it has signed, as far as the header
    /// tells. Proves nothing yet: whoever knows a sender's id gets this far. A refusal counts as a
    /// failed authentication of the address.
    virtual Admission expectSigned(const access::RequestSignature& signature,
                                   const access::IpAddress& address, Transport transport) = 0;

    /// Checks the signature over `head` and `body`, and whether it is its first use. A refusal
    /// counts as above.
    virtual Admission verify(const access::RequestSignature& signature, std::string_view head,
                             std::string_view body, const access::IpAddress& address,
                             Transport transport) = 0;

    /// Refuses a sender that is bound to a client certificate and was used without it. Counts as a
    /// failed authentication of the address.
    virtual Admission refuseWithoutCertificate(const Sender& sender,
                                               const access::IpAddress& address) = 0;

    /// Takes `events` from the sender's rate, or none of them.
    virtual RateDraw draw(SenderId sender, std::uint32_t events) = 0;

    /// Notes that `events` of the sender were stored.
    virtual void noteUse(SenderId sender, const access::IpAddress& address, Transport transport,
                         std::uint32_t events) = 0;
};

class EventSink {
public:
    virtual ~EventSink() = default;

    /// Stores a batch. `done` is called exactly once, later, on the io thread: with the outcome of
    /// the commit, or with Busy when the queue was full.
    virtual void store(EventBatch batch, std::function<void(StoreOutcome)> done) = 0;
};

class HealthProbe {
public:
    virtual ~HealthProbe() = default;

    /// Whether a write could be committed now.
    virtual bool couldCommitNow() const = 0;
};

/// One request and how it ended. Borrows; valid for the call.
struct RequestReport {
    std::string_view address;
    Transport transport;
    std::string_view method; ///< empty for what was not HTTP
    std::string_view path;   ///< without the query
    int status;
    std::string_view sender; ///< the sender's name, where known
    std::string_view provider;
    std::string_view requestId; ///< set for refusals
    std::string_view reason;    ///< why it was refused, for the audit; never a secret
    std::string_view proxy{};   ///< the address that spoke for `address`; empty: none
};

class RequestObserver {
public:
    virtual ~RequestObserver() = default;
    virtual void answered(const RequestReport& report) = 0;

    /// A fault of the server itself, in words for its log.
    virtual void failed(std::string_view what) = 0;
};

/// All of them, as the server gets them. What they point at outlives the server.
struct Ports {
    SenderGate& senders;
    EventSink& events;
    HealthProbe& health;
    RequestObserver& observer;
};

} // namespace tempo::http
