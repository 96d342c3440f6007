#include "http/tls_context.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace tempo::http {
namespace {

constexpr const char* kTls12Suites = "ECDHE+AESGCM:ECDHE+CHACHA20";
/// Of what strangers may send: authorities between a client and one that is trusted, and bytes.
constexpr int kLongestClientChain = 4;
constexpr long kClientChainBytes = 16L * 1024;
constexpr const char* kGroups = "X25519:P-256:P-384";

/// The only protocol, as ALPN writes it: its length, then its name (RFC 7301, 3.1).
constexpr std::array<unsigned char, 9> kProtocols{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

/// A client that offers other protocols only is served all the same: it finds HTTP/1.1 out.
int chooseProtocol(SSL* /*connection*/, const unsigned char** chosen, unsigned char* size,
                   const unsigned char* offered, unsigned int offeredSize, void* /*unused*/) {
    unsigned char* found = nullptr;
    const int outcome = SSL_select_next_proto(&found, size, kProtocols.data(), kProtocols.size(),
                                              offered, offeredSize);
    *chosen = found;
    return outcome == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

tl::unexpected<Error> refused(std::string_view what) {
    const auto code = ERR_get_error();
    const char* reason = ERR_reason_error_string(code);
    ERR_clear_error();
    return failure(ErrorCode::InvalidInput,
                   "TLS cannot use " + std::string(what) +
                       (reason != nullptr ? ": " + std::string(reason) : std::string()) + ".");
}

void limitProtocol(SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(context, kTls12Suites);
    SSL_CTX_set1_groups_list(context, kGroups);
    SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                     SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_alpn_select_cb(context, chooseProtocol, nullptr);
    // An idle connection keeps no record buffers.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    // Whole records in one read of the socket, not head and content apart.
    SSL_CTX_set_read_ahead(context, 1);
    // Tickets alone: the server remembers no session.
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    constexpr std::array<unsigned char, 5> kSessionName{'t', 'e', 'm', 'p', 'o'};
    SSL_CTX_set_session_id_context(context, kSessionName.data(), kSessionName.size());
}

/// Lets the handshake go on: whether the certificate is good stays with the connection.
int judgeLater(int /*good*/, X509_STORE_CTX* /*chain*/) {
    return 1;
}

/// A store apart from that for the server's own chain, which is shown as it was given.
bool askForCertificates(SSL_CTX* context, std::span<const crypto::Certificate> authorities) {
    const std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> store(X509_STORE_new(),
                                                                        &X509_STORE_free);
    if (!store || X509_STORE_set_flags(store.get(), X509_V_FLAG_PARTIAL_CHAIN) != 1) {
        return false;
    }
    for (const auto& authority : authorities) {
        if (X509_STORE_add_cert(store.get(), authority.native()) != 1 ||
            SSL_CTX_add_client_CA(context, authority.native()) != 1) {
            return false;
        }
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, judgeLater);
    SSL_CTX_set_verify_depth(context, kLongestClientChain);
    SSL_CTX_set_max_cert_list(context, kClientChainBytes);
    return SSL_CTX_set1_verify_cert_store(context, store.get()) == 1;
}

} // namespace

Expected<std::shared_ptr<TlsContext>>
makeTlsContext(std::span<const crypto::Certificate> chain, const crypto::PrivateKey& key,
               std::span<const crypto::Certificate> clientAuthorities) {
    auto context = std::make_shared<TlsContext>(TlsContext::tls_server);
    SSL_CTX* native = context->native_handle();
    limitProtocol(native);
    if (chain.empty() || SSL_CTX_use_certificate(native, chain.front().native()) != 1) {
        return refused("the certificate");
    }
    for (const auto& issuer : chain.subspan(1)) {
        if (SSL_CTX_add1_chain_cert(native, issuer.native()) != 1) {
            return refused("a certificate of the chain");
        }
    }
    if (SSL_CTX_use_PrivateKey(native, key.native()) != 1 ||
        SSL_CTX_check_private_key(native) != 1) {
        return refused("the private key");
    }
    if (!clientAuthorities.empty() && !askForCertificates(native, clientAuthorities)) {
        return refused("the authorities of clients");
    }
    return context;
}

} // namespace tempo::http
