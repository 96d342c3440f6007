#include "http/credential.hpp"

#include <utility>

namespace tempo::http {
namespace {

Credential fromSignature(Expected<access::RequestSignature> signature) {
    Credential credential;
    if (signature) {
        credential.signature = *signature;
    } else {
        credential.fault = std::move(signature.error().detail);
    }
    return credential;
}

} // namespace

Credential credentialOf(const RequestHead& head) {
    const bool byHub = head.hubSignature && (!head.token || access::namesSender(head.target));
    if (head.tokensDiffer) {
        return {.fault = "two different tokens in one request"};
    }
    if (head.token.has_value() + head.tempoSignature.has_value() + byHub > 1) {
        return {.fault = "more than one of token and signatures in one request"};
    }
    if (head.token) {
        return {.token = head.token};
    }
    if (head.tempoSignature) {
        return fromSignature(access::parseTempoSignature(*head.tempoSignature));
    }
    if (head.hubSignature) {
        return fromSignature(access::parseHubSignature(*head.hubSignature, head.target));
    }
    return {};
}

std::string signedHead(const RequestHead& head, const access::RequestSignature& signature) {
    return access::signedHead(signature, {.method = head.method,
                                          .target = head.target,
                                          .contentType = head.contentType,
                                          .idempotencyKey = head.idempotencyKey.value_or("")});
}

} // namespace tempo::http
