#pragma once

#include "core/uuid_v7.hpp"
#include "http/admitted_request.hpp"
#include "http/answer.hpp"
#include "http/credential.hpp"
#include "http/http_settings.hpp"
#include "http/ports.hpp"
#include "http/request_head.hpp"
#include "http/task.hpp"

#include <tempo/core/clock.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace tempo::http {

/// Who is on the other end of a connection, or who a named proxy there says that it speaks for.
struct Peer {
    access::IpAddress address;
    std::string addressText;
    Transport transport = Transport::Plain;
    std::string clientSubject{}; ///< that a client certificate has proved; empty: none
};

/// What the log and the audit are to know of one request, gathered on its way.
struct RequestTrace {
    std::string sender;
    std::string provider;
    std::string requestId;
    std::string reason;
    Dialect dialect = Dialect::Tempo; ///< of the answer
    std::optional<Peer> origin;       ///< for whom a named proxy speaks; nothing: for itself

    /// Who has sent the request that came over a connection from `peer`.
    const Peer& senderOr(const Peer& peer) const { return origin ? *origin : peer; }
};

/// The work on a request, in the order that costs a stranger's request the least: address policy,
/// for whom a proxy speaks, route and method, token with its own addresses and transport, rate,
/// declared size; and only then the body. A signature covers the body: it is checked when that is
/// there, and before it is read as events. It never sees a socket. Io thread.
class RequestHandler {
public:
    /// Everything referred to outlives the handler.
    RequestHandler(Ports ports, const HttpSettings& settings, const Clock& clock)
        : ports_(ports), settings_(settings), clock_(clock) {}

    /// Whether this address may talk to the server at all; an answer if not.
    std::optional<Answer> checkAddress(const Peer& peer, RequestTrace& trace);

    /// Decides by the header alone: an answer, or leave to read the body. `peer` has passed
    /// checkAddress; notes for whom it speaks.
    std::variant<Answer, AdmittedRequest> begin(const RequestHead& head, const Peer& peer,
                                                RequestTrace& trace);

    /// Checks a signature, decodes the body, stores its events, and answers when they are
    /// committed. What `head` and `body` borrow must live until then.
    Task<Answer> finish(AdmittedRequest& request, const RequestHead& head, std::string_view body,
                        const Peer& peer, RequestTrace& trace);

    /// An error answer; notes its request id and, unless one is noted already, its detail as the
    /// reason.
    Answer refuse(int status, std::string_view slug, std::string detail, RequestTrace& trace,
                  std::vector<Fault> faults = {});

    /// The answer to plain HTTP on the TLS listener. A token that came so is looked up all the
    /// same: its sender may have to know that it crossed the network in the clear.
    Answer refuseCleartext(const RequestHead& head, const access::IpAddress& address,
                           RequestTrace& trace);

    /// The answer to a body over the limit, declared or as it arrives.
    Answer refuseTooLarge(RequestTrace& trace);

private:
    std::optional<Answer> findOrigin(const RequestHead& head, const Peer& peer,
                                     RequestTrace& trace);
    std::variant<Answer, AdmittedRequest> admit(const RequestHead& head, const Route& route,
                                                const Peer& peer, RequestTrace& trace);
    Admission identify(const Credential& credential, const Peer& peer);
    Admission lookUp(const Credential& credential, const Peer& peer);
    std::optional<Answer> refuseUnlessAdmitted(const Admission& admission, RequestTrace& trace);
    std::optional<Answer> checkSignature(AdmittedRequest& request, const RequestHead& head,
                                         std::string_view body, const Peer& peer,
                                         RequestTrace& trace);
    Answer refuseAdmission(const Admission& admission, RequestTrace& trace);
    std::optional<Answer> checkFields(const RequestHead& head, RequestTrace& trace);
    std::optional<Answer> checkSignable(const RequestHead& head, const Route& route,
                                        RequestTrace& trace);
    std::optional<Answer> checkProviders(const AdmittedRequest& request,
                                         const std::vector<EventDraft>& events,
                                         RequestTrace& trace);
    Answer health(RequestTrace& trace);
    Answer refuseRate(const RateDraw& draw, std::size_t events, RequestTrace& trace);
    Answer refuseStore(const Error& error, RequestTrace& trace);

    Ports ports_;
    const HttpSettings& settings_;
    const Clock& clock_;
    UuidV7Generator requestIds_;
};

} // namespace tempo::http
