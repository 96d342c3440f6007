#pragma once

#include "crypto/certificate.hpp"
#include "crypto/private_key.hpp"

#include <tempo/core/error.hpp>

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <span>

namespace tempo::http {

using TlsContext = boost::asio::ssl::context;

/// How a TLS listener speaks: TLS 1.3, and 1.2 with forward-secret AEAD suites only (RFC 9325);
/// no compression, no renegotiation; tickets for resumption under keys of this context's own; ALPN
/// `http/1.1`. `chain` begins with the server's certificate, whose key `key` is; both are copied.
/// Where there are `clientAuthorities`, each client is asked for a certificate that leads to one of
/// them; one without, or with a bad one, is served all the same: Stream::clientSubject tells.
/// An Error when they do not fit together or a certificate is too weak for OpenSSL.
Expected<std::shared_ptr<TlsContext>>
makeTlsContext(std::span<const crypto::Certificate> chain, const crypto::PrivateKey& key,
               std::span<const crypto::Certificate> clientAuthorities = {});

} // namespace tempo::http
