#include "http/request_handler.hpp"

#include "access/client_subject.hpp"
#include "access/provider_binding.hpp"
#include "crypto/digest.hpp"
#include "http/body_reading.hpp"
#include "http/foreign_answers.hpp"
#include "http/store_awaiting.hpp"

#include <algorithm>
#include <utility>

namespace tempo::http {
namespace {

using std::chrono::seconds;

constexpr std::string_view kUnauthorizedDetail =
    "No valid token or signature came with the request. Send a token as 'X-Tempo-Token: …' or "
    "'Authorization: Bearer …'; make one with 'tempoctl token create'.";

bool isVisible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

/// Where an event breaks a rule, for the log of refusals. A pointer may hold keys of the sender's
/// own choosing, so only one of plain characters and of reasonable length is repeated there.
std::string whereOf(const Fault& fault) {
    constexpr std::size_t kPointerSize = 80;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/_-.~").find(c) != std::string_view::npos;
    };
    const bool plain = fault.pointer.size() <= kPointerSize &&
                       std::all_of(fault.pointer.begin(), fault.pointer.end(), isPlain);
    return plain ? fault.pointer : "(a field with an unusual name)";
}

/// What a repetition of the request has in common with it. With GitHub's signature that is the
/// signature itself; the space keeps it apart from every key that a sender may choose.
std::optional<std::string> repetitionKey(const AdmittedRequest& request, const RequestHead& head) {
    if (request.signature && request.signature->scheme == access::RequestSignature::Scheme::Hub) {
        return "sha256 " + crypto::toHex(request.signature->mac);
    }
    return head.idempotencyKey ? std::optional<std::string>(*head.idempotencyKey) : std::nullopt;
}

std::optional<SignatureMark> markOf(const std::optional<access::RequestSignature>& signature) {
    if (!signature || !signature->signedAt) {
        return std::nullopt;
    }
    return SignatureMark{*signature->signedAt, signature->mac};
}

} // namespace

std::optional<Answer> RequestHandler::checkAddress(const Peer& peer, RequestTrace& trace) {
    const auto decision = access::decide(settings_.policy, peer.address);
    if (decision.allowed()) {
        return std::nullopt;
    }
    trace.reason = decision.inWords();
    return refuse(403, "forbidden",
                  "This address is not allowed to send here. The owner of this Tempo decides which "
                  "networks are.",
                  trace);
}

std::variant<Answer, AdmittedRequest> RequestHandler::begin(const RequestHead& head,
                                                            const Peer& peer, RequestTrace& trace) {
    const auto found = route(head.method, head.path);
    trace.dialect = found.dialect;
    if (auto refusal = findOrigin(head, peer, trace)) {
        return *std::move(refusal);
    }
    switch (found.kind) {
    case Route::Kind::Health:
        return health(trace);
    case Route::Kind::Options:
        return Answer{.status = 204, .allow = found.allow};
    case Route::Kind::MethodNotAllowed: {
        auto answer = refuse(405, "method-not-allowed",
                             "This path takes " + std::string(found.allow) + " only.", trace);
        answer.allow = found.allow;
        return answer;
    }
    case Route::Kind::NotFound:
        return refuse(404, "not-found", "There is nothing at this path. Events go to /ingest.",
                      trace);
    case Route::Kind::Ingest:
        break;
    }
    return admit(head, found, trace.senderOr(peer), trace);
}

std::optional<Answer> RequestHandler::findOrigin(const RequestHead& head, const Peer& peer,
                                                 RequestTrace& trace) {
    if (head.forwarding.empty()) {
        return std::nullopt;
    }
    const access::Origin connection{peer.address, peer.transport};
    const auto origin = access::findOrigin(connection, head.forwarding, settings_.policy.proxies);
    if (!origin) {
        return refuse(400, "bad-request", origin.error().detail, trace);
    }
    if (*origin == connection) {
        return std::nullopt;
    }
    trace.origin = Peer{origin->address, origin->address.toString(), origin->transport};
    return checkAddress(*trace.origin, trace);
}

std::variant<Answer, AdmittedRequest> RequestHandler::admit(const RequestHead& head,
                                                            const Route& route, const Peer& peer,
                                                            RequestTrace& trace) {
    auto credential = credentialOf(head, route.dialect);
    auto admission = identify(credential, peer);
    if (!credential.fault.empty()) {
        admission.reason = std::move(credential.fault);
    }
    if (auto refusal = refuseUnlessAdmitted(admission, trace)) {
        return *std::move(refusal);
    }
    AdmittedRequest request{.sender = admission.sender->id,
                            .provider = admission.sender->provider,
                            .rate = {},
                            .signature = credential.signature,
                            .route = route};
    if (!request.signature) {
        request.rate = ports_.senders.draw(request.sender, 1);
        if (!request.rate.granted) {
            return refuseRate(request.rate, 1, trace);
        }
    }
    if (auto refusal = checkFields(head, trace)) {
        return *std::move(refusal);
    }
    if (request.signature) {
        if (auto refusal = checkSignable(head, route, trace)) {
            return *std::move(refusal);
        }
    }
    return request;
}

/// Refuses what would be read by header fields that no signature covers.
std::optional<Answer> RequestHandler::checkSignable(const RequestHead& head, const Route& route,
                                                    RequestTrace& trace) {
    if (!head.cloudEventFields.empty()) {
        return refuse(400, "bad-request",
                      "The headers of a CloudEvent in binary mode are not signed; send it in "
                      "structured mode.",
                      trace);
    }
    if (route.adapter && route.adapter->signing == ingest::Adapter::Signing::Refused) {
        return refuse(400, "bad-request",
                      "A part of what " + std::string(route.adapter->tool) +
                          " says stands in headers, which are not signed; send a token.",
                      trace);
    }
    return std::nullopt;
}

Admission RequestHandler::identify(const Credential& credential, const Peer& peer) {
    auto admission = lookUp(credential, peer);
    if (admission.verdict == Admission::Verdict::Admitted &&
        !access::provesSubject(peer.clientSubject, admission.sender->clientSubject)) {
        return ports_.senders.refuseWithoutCertificate(*admission.sender, peer.address);
    }
    return admission;
}

Admission RequestHandler::lookUp(const Credential& credential, const Peer& peer) {
    auto& senders = ports_.senders;
    if (credential.signature) {
        return senders.expectSigned(*credential.signature, peer.address, peer.transport);
    }
    return credential.token ? senders.authenticate(*credential.token, peer.address, peer.transport)
                            : senders.authenticateNothing(peer.address);
}

std::optional<Answer> RequestHandler::refuseUnlessAdmitted(const Admission& admission,
                                                           RequestTrace& trace) {
    if (admission.sender != nullptr) {
        trace.sender = admission.sender->name;
        trace.provider = admission.sender->provider;
    }
    trace.reason = admission.reason;
    if (admission.verdict != Admission::Verdict::Admitted) {
        return refuseAdmission(admission, trace);
    }
    return std::nullopt;
}

/// Draws the rate only when the signature is right: else who knows a sender's id could use it up.
std::optional<Answer> RequestHandler::checkSignature(AdmittedRequest& request,
                                                     const RequestHead& head, std::string_view body,
                                                     const Peer& peer, RequestTrace& trace) {
    const auto admission =
        ports_.senders.verify(*request.signature, signedHead(head, *request.signature), body,
                              peer.address, peer.transport);
    if (auto refusal = refuseUnlessAdmitted(admission, trace)) {
        return refusal;
    }
    request.rate = ports_.senders.draw(request.sender, 1);
    if (!request.rate.granted) {
        return refuseRate(request.rate, 1, trace);
    }
    return std::nullopt;
}

Answer RequestHandler::refuseAdmission(const Admission& admission, RequestTrace& trace) {
    Answer answer;
    if (admission.verdict == Admission::Verdict::Forbidden) {
        answer = refuse(403, "forbidden", "This token may not be used from this address.", trace);
    } else if (admission.verdict == Admission::Verdict::TooManyFailures) {
        answer = refuse(429, "rate-limited",
                        "Too many requests without a valid token came from this address.", trace);
        answer.retryAfter = admission.retryAfter;
    } else {
        answer = refuse(401, "unauthorized", std::string(kUnauthorizedDetail), trace);
    }
    answer.delay = admission.delay;
    return answer;
}

std::optional<Answer> RequestHandler::checkFields(const RequestHead& head, RequestTrace& trace) {
    if (head.contentLength.value_or(0) > settings_.bodyBytes) {
        return refuseTooLarge(trace);
    }
    if (head.expectation == RequestHead::Expectation::Other) {
        return refuse(417, "bad-request",
                      "The only expectation that is understood is 100-continue.", trace);
    }
    if (!head.contentEncoding.empty() && head.contentEncoding != "identity") {
        return refuse(415, "unsupported-media-type",
                      "A body with a Content-Encoding is not understood; send it as it is.", trace);
    }
    const auto& key = head.idempotencyKey;
    if (key && (key->empty() || key->size() > limits::kIdempotencyKeyLength || !isVisible(*key))) {
        return refuse(400, "bad-request",
                      "The header Idempotency-Key takes 1 to 128 visible ASCII characters.", trace);
    }
    return std::nullopt;
}

Task<Answer> RequestHandler::finish(AdmittedRequest& request, const RequestHead& head,
                                    std::string_view body, const Peer& peer, RequestTrace& trace) {
    const auto& client = trace.senderOr(peer);
    if (request.signature) {
        if (auto refusal = checkSignature(request, head, body, client, trace)) {
            co_return *std::move(refusal);
        }
    }
    auto decoded = readBody(request, head, body,
                            {request.provider, client.addressText, settings_.moreSchemes});
    if (!decoded) {
        auto& refusal = decoded.error();
        const auto form = formOf(refusal.kind);
        co_return refuse(form.status, form.slug, std::move(refusal.detail), trace,
                         std::move(refusal.faults));
    }
    if (auto refusal = checkProviders(request, decoded->events, trace)) {
        co_return *std::move(refusal);
    }
    const auto count = static_cast<std::uint32_t>(decoded->events.size());
    RateDraw rate = request.rate;
    if (count > 1) {
        rate = ports_.senders.draw(request.sender, count - 1);
        if (!rate.granted) {
            co_return refuseRate(rate, count, trace);
        }
    }

    EventBatch batch{.events = std::move(decoded->events),
                     .sender = request.sender,
                     .transport = client.transport,
                     .receivedAt = clock_.now(),
                     .idempotencyKey = repetitionKey(request, head),
                     .signature = markOf(request.signature)};
    const auto outcome = co_await awaitStored(ports_.events, std::move(batch));
    if (!outcome) {
        co_return refuseStore(outcome.error(), trace);
    }
    ports_.senders.noteUse(request.sender, client.address, client.transport,
                           static_cast<std::uint32_t>(outcome->events.size()));
    auto answer =
        request.route.dialect == Dialect::Tempo
            ? toAnswer(*outcome, decoded->shape)
            : toMessage(request.route.dialect, outcome->ids.front(), request.sender, decoded->echo);
    answer.rate = rate;
    co_return answer;
}

std::optional<Answer> RequestHandler::checkProviders(const AdmittedRequest& request,
                                                     const std::vector<EventDraft>& events,
                                                     RequestTrace& trace) {
    for (const auto& event : events) {
        if (!access::allowsProvider(request.provider, event.providerIdentifier)) {
            trace.provider = event.providerIdentifier;
            return refuse(403, "forbidden",
                          "The token is bound to the provider '" + request.provider +
                              "' and may not post as '" + event.providerIdentifier + "'.",
                          trace);
        }
        trace.provider = event.providerIdentifier;
    }
    return std::nullopt;
}

Answer RequestHandler::refuse(int status, std::string_view slug, std::string detail,
                              RequestTrace& trace, std::vector<Fault> faults) {
    trace.requestId = requestIds_.next(clock_.now()).toString();
    if (trace.reason.empty()) {
        trace.reason = detail;
        if (!faults.empty()) {
            trace.reason += ' ' + whereOf(faults.front()) + ": " + faults.front().detail;
        }
    }
    return toAnswer({status, slug, std::move(detail), trace.requestId, std::move(faults)},
                    trace.dialect);
}

Answer RequestHandler::refuseCleartext(const RequestHead& head, const access::IpAddress& address,
                                       RequestTrace& trace) {
    const auto credential = credentialOf(head, route(head.method, head.path).dialect);
    if (credential.token) {
        const auto admission =
            ports_.senders.authenticate(*credential.token, address, Transport::Plain);
        if (admission.sender != nullptr) {
            trace.sender = admission.sender->name;
            trace.provider = admission.sender->provider;
            trace.reason = admission.reason;
        }
    }
    return refuse(400, "bad-request",
                  "This port speaks TLS. Send to https:// instead of http://, or to the port for "
                  "plain HTTP.",
                  trace);
}

Answer RequestHandler::refuseTooLarge(RequestTrace& trace) {
    return refuse(413, "too-large",
                  "The body is larger than " + std::to_string(settings_.bodyBytes) + " bytes.",
                  trace);
}

Answer RequestHandler::refuseRate(const RateDraw& draw, std::size_t events, RequestTrace& trace) {
    const auto limit = draw.limit.value_or(0);
    std::string detail;
    if (events > limit) {
        detail = "A batch of " + std::to_string(events) + " events can never pass the rate of " +
                 std::to_string(limit) +
                 " a minute of this token. Send smaller batches, or raise " +
                 "the rate with 'tempoctl token set ID --rate'.";
    } else {
        detail = "This token may send " + std::to_string(limit) +
                 " events a minute. Try again in " + std::to_string(draw.retryAfter.count()) +
                 " s.";
    }
    auto answer = refuse(429, "rate-limited", std::move(detail), trace);
    answer.retryAfter = draw.retryAfter;
    answer.rate = draw;
    return answer;
}

Answer RequestHandler::refuseStore(const Error& error, RequestTrace& trace) {
    constexpr seconds kBusyPause{1};
    constexpr seconds kRepairPause{10};
    if (error.code == ErrorCode::DiskFull) {
        return refuse(507, "disk-full", "The disk of this Tempo is full; nothing was stored.",
                      trace);
    }
    const bool busy = error.code == ErrorCode::Busy;
    auto answer = busy
                      ? refuse(503, "busy",
                               "More arrives than can be stored right now; nothing was stored. Try "
                               "again in a moment.",
                               trace)
                      : refuse(503, "store-unavailable",
                               "The store takes no events right now; nothing was stored.", trace);
    answer.retryAfter = busy ? kBusyPause : kRepairPause;
    return answer;
}

Answer RequestHandler::health(RequestTrace& trace) {
    if (ports_.health.couldCommitNow()) {
        return Answer{.body = R"({"status":"ok"})"};
    }
    trace.reason = "not able to commit a write";
    return Answer{.status = 503, .body = R"({"status":"unavailable"})"};
}

} // namespace tempo::http
