#pragma once

#include "access/request_signature.hpp"
#include "crypto/secret.hpp"
#include "http/dialect.hpp"
#include "http/request_head.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tempo::http {

/// What a request shows to say who it comes from: a token, a signature, or nothing that is of use.
struct Credential {
    std::optional<std::string_view> token;
    crypto::SecretBytes decoded{}; ///< what `token` refers to where it did not stand as it is
    std::optional<access::RequestSignature> signature;
    std::string fault; ///< why there is neither, for the audit
};

/// Finds the one credential of a request. X-Hub-Signature-256 is one where the URL names a sender
/// or no token came: GitHub's relatives send it beside an Authorization header too. The dialect
/// says which places for a token count. Pure.
Credential credentialOf(const RequestHead& head, Dialect dialect = Dialect::Tempo);

/// What of the header is signed together with the body.
std::string signedHead(const RequestHead& head, const access::RequestSignature& signature);

} // namespace tempo::http
