#include "http/credential.hpp"

#include "crypto/base64.hpp"

#include <algorithm>
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

/// The tokens of a request, which should be one.
struct Tokens {
    std::optional<std::string_view> value;
    crypto::SecretBytes decoded;
    std::string_view fault = {};

    void take(std::string_view token) {
        if (value && *value != token) {
            fault = "two different tokens in one request";
        }
        value = token;
    }
};

/// Every `token=` of a query. A token has no character that a URL would encode.
void takeFromQuery(Tokens& tokens, std::string_view query) {
    constexpr std::string_view kName = "token=";
    while (!query.empty()) {
        const auto parameter = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(parameter.size() + 1, query.size()));
        if (parameter.starts_with(kName)) {
            tokens.take(parameter.substr(kName.size()));
        }
    }
}

/// The password of HTTP Basic (RFC 7617). Only one may stand in a request, Authorization being one
/// field.
void takeFromBasic(Tokens& tokens, std::string_view credentials) {
    auto decoded = crypto::fromBase64(crypto::Base64::Standard, credentials);
    const auto colon = decoded ? decoded->view().find(':') : std::string_view::npos;
    if (colon == std::string_view::npos) {
        tokens.fault = "malformed credentials of HTTP Basic";
        return;
    }
    tokens.take(decoded->view().substr(colon + 1));
    tokens.decoded = *std::move(decoded);
}

Tokens tokensOf(const RequestHead& head, Dialect dialect) {
    Tokens tokens{.value = head.token, .decoded = {}};
    if (head.tokensDiffer) {
        tokens.fault = "two different tokens in one request";
    }
    if (dialect == Dialect::Gotify) {
        if (head.gotifyKey) {
            tokens.take(*head.gotifyKey);
        }
        takeFromQuery(tokens, head.query());
    }
    if (dialect == Dialect::Ntfy && head.basic) {
        takeFromBasic(tokens, *head.basic);
    }
    return tokens;
}

} // namespace

Credential credentialOf(const RequestHead& head, Dialect dialect) {
    auto tokens = tokensOf(head, dialect);
    const bool byHub = head.hubSignature && (!tokens.value || access::namesSender(head.target));
    if (!tokens.fault.empty()) {
        return {.fault = std::string(tokens.fault)};
    }
    if (tokens.value.has_value() + head.tempoSignature.has_value() + byHub > 1) {
        return {.fault = "more than one of token and signatures in one request"};
    }
    if (tokens.value) {
        return {.token = tokens.value, .decoded = std::move(tokens.decoded)};
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
