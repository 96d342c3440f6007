// What Tempo's own authority issues, as senders meet it: OpenSSL's own verification in a handshake
// over memory.
#include "unit/crypto/certificates.hpp"

#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <utility>

namespace tempo::crypto {
namespace {

using test::kDay;
using test::kNow;

using Context = OpensslPtr<SSL_CTX, &SSL_CTX_free>;
using Session = OpensslPtr<SSL, &SSL_free>;

/// Whom a sender means to reach, and when.
struct Sender {
    const char* host = nullptr;
    const char* address = nullptr;
    Timestamp now = kNow;
    int version = TLS1_3_VERSION;
};

Session newServer(const Certificate& certificate, const PrivateKey& key) {
    const Context context(require(SSL_CTX_new(TLS_server_method()), "SSL_CTX_new"));
    require(SSL_CTX_use_certificate(context.get(), certificate.native()), "use_certificate");
    require(SSL_CTX_use_PrivateKey(context.get(), key.native()), "use_PrivateKey");
    Session session(require(SSL_new(context.get()), "SSL_new"));
    SSL_set_accept_state(session.get());
    return session;
}

Session newClient(const Certificate& trusted, const Sender& sender) {
    const Context context(require(SSL_CTX_new(TLS_client_method()), "SSL_CTX_new"));
    require(X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), trusted.native()),
            "X509_STORE_add_cert");
    Session session(require(SSL_new(context.get()), "SSL_new"));
    SSL_set_verify(session.get(), SSL_VERIFY_PEER, nullptr);
    SSL_set_min_proto_version(session.get(), sender.version);
    SSL_set_max_proto_version(session.get(), sender.version);
    auto* const wanted = SSL_get0_param(session.get());
    X509_VERIFY_PARAM_set_flags(wanted, X509_V_FLAG_X509_STRICT);
    X509_VERIFY_PARAM_set_time(wanted, std::chrono::system_clock::to_time_t(sender.now));
    if (sender.host != nullptr) {
        require(X509_VERIFY_PARAM_set1_host(wanted, sender.host, 0), "set1_host");
    }
    if (sender.address != nullptr) {
        require(X509_VERIFY_PARAM_set1_ip_asc(wanted, sender.address), "set1_ip_asc");
    }
    SSL_set_connect_state(session.get());
    return session;
}

void join(SSL* client, SSL* server) {
    BIO* clientEnd = nullptr;
    BIO* serverEnd = nullptr;
    require(BIO_new_bio_pair(&clientEnd, 0, &serverEnd, 0), "BIO_new_bio_pair");
    SSL_set_bio(client, clientEnd, clientEnd);
    SSL_set_bio(server, serverEnd, serverEnd);
}

/// Whether both ends finish the handshake.
bool shakeHands(SSL* client, SSL* server) {
    constexpr int kRounds = 10;
    bool clientDone = false;
    bool serverDone = false;
    for (int round = 0; round < kRounds && !(clientDone && serverDone); ++round) {
        clientDone = SSL_do_handshake(client) == 1;
        serverDone = SSL_do_handshake(server) == 1;
    }
    ERR_clear_error();
    return clientDone && serverDone;
}

class CertificateHandshakeTest : public testing::Test {
protected:
    /// What the sender's verification says: X509_V_OK only with a finished handshake.
    long connect(const Sender& sender) const { return connect(sender, authority.certificate); }

    long connect(const Sender& sender, const Certificate& trusted) const {
        const auto server = newServer(certificate, key);
        const auto client = newClient(trusted, sender);
        join(client.get(), server.get());
        const bool done = shakeHands(client.get(), server.get());
        const auto result = SSL_get_verify_result(client.get());
        EXPECT_EQ(done, result == X509_V_OK);
        return result;
    }

    Authority authority = makeAuthority("nas", kNow).value();
    PrivateKey key = PrivateKey::generate();
    Certificate certificate = issueServerCertificate(authority, key,
                                                     {.dnsNames = {"nas", "nas.local", "localhost"},
                                                      .ipAddresses = {"192.0.2.1", "fd00::1"}},
                                                     kNow)
                                  .value();
};

TEST_F(CertificateHandshakeTest, SucceedsForEveryNameAndAddressThatIsCovered) {
    for (const auto* const host : {"nas", "nas.local", "localhost", "NAS.local"}) {
        EXPECT_EQ(connect({.host = host}), X509_V_OK) << host;
    }
    for (const auto* const address : {"192.0.2.1", "fd00::1", "fd00:0:0::1"}) {
        EXPECT_EQ(connect({.address = address}), X509_V_OK) << address;
    }
}

TEST_F(CertificateHandshakeTest, SucceedsInTls12) {
    EXPECT_EQ(connect({.host = "nas", .version = TLS1_2_VERSION}), X509_V_OK);
}

TEST_F(CertificateHandshakeTest, SucceedsWithTheKeyThatWasWrittenAndReadAgain) {
    key = PrivateKey::fromPem(key.toPem()).value();
    certificate = readCertificates(certificate.toPem())->front();
    EXPECT_EQ(connect({.host = "nas"}), X509_V_OK);
}

TEST_F(CertificateHandshakeTest, FailsForAnotherNameOrAddress) {
    EXPECT_EQ(connect({.host = "other"}), X509_V_ERR_HOSTNAME_MISMATCH);
    EXPECT_EQ(connect({.host = "sub.nas.local"}), X509_V_ERR_HOSTNAME_MISMATCH);
    EXPECT_EQ(connect({.address = "192.0.2.2"}), X509_V_ERR_IP_ADDRESS_MISMATCH);
    EXPECT_EQ(connect({.address = "fd00::2"}), X509_V_ERR_IP_ADDRESS_MISMATCH);
}

TEST_F(CertificateHandshakeTest, FailsBeforeAndAfterItsTime) {
    EXPECT_EQ(connect({.host = "nas", .now = kNow + 89 * kDay}), X509_V_OK);
    EXPECT_EQ(connect({.host = "nas", .now = kNow + 90 * kDay}), X509_V_ERR_CERT_HAS_EXPIRED);
    EXPECT_EQ(connect({.host = "nas", .now = kNow - std::chrono::hours(2)}),
              X509_V_ERR_CERT_NOT_YET_VALID);
}

TEST_F(CertificateHandshakeTest, FailsForASenderThatTrustsAnotherAuthority) {
    const auto other = makeAuthority("nas", kNow).value();
    EXPECT_EQ(connect({.host = "nas"}, other.certificate),
              X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY);
}

TEST_F(CertificateHandshakeTest, GoesOnAfterTheNextCertificateOfTheSameAuthority) {
    certificate =
        issueServerCertificate(authority, key, {.ipAddresses = {"192.0.2.77"}}, kNow + 60 * kDay)
            .value();
    EXPECT_EQ(connect({.address = "192.0.2.77", .now = kNow + 100 * kDay}), X509_V_OK);
}

} // namespace
} // namespace tempo::crypto
