#include "crypto/certificate_check.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/x509.h>

namespace tempo::crypto {
namespace {

using test::kDay;
using test::kNow;
using testing::AllOf;
using testing::HasSubstr;

using Chain = std::vector<Certificate>;

/// A root, an authority under it and a server under that, as certificates from outside come.
class CertificateCheckTest : public testing::Test {
protected:
    Certificate issueServer(const CertificatePlan& plan) const {
        return sign(plan, serverKey, authority, authorityKey);
    }

    /// What is said against the chain; empty if nothing.
    std::string fault(const Chain& chain, Timestamp now = kNow) const {
        const auto result = checkServerCertificate(chain, serverKey, now);
        return result ? std::string() : result.error().detail;
    }

    /// What is said against a server certificate in a chain without other faults.
    std::string serverFault(const CertificatePlan& plan) const {
        return fault({issueServer(plan), authority, root});
    }

    PrivateKey rootKey = PrivateKey::generate();
    PrivateKey authorityKey = PrivateKey::generate();
    PrivateKey serverKey = PrivateKey::generate();
    Certificate root = selfSign(test::authorityPlan("Root"), rootKey);
    Certificate authority = sign(test::authorityPlan("Authority"), authorityKey, root, rootKey);
    Certificate server = issueServer(test::serverPlan());
};

TEST_F(CertificateCheckTest, AcceptsAChainWithAndWithoutItsEnd) {
    EXPECT_EQ(fault({server, authority, root}), "");
    EXPECT_EQ(fault({server, authority}), "");
    EXPECT_EQ(fault({server}), "");
}

TEST_F(CertificateCheckTest, AcceptsASelfSignedServer) {
    EXPECT_EQ(fault({selfSign(test::serverPlan(), serverKey)}), "");
}

TEST_F(CertificateCheckTest, AcceptsWhatTemposOwnAuthorityIssues) {
    const auto own = makeAuthority("nas", kNow).value();
    const auto issued = issueServerCertificate(own, serverKey, {.dnsNames = {"nas"}}, kNow);
    EXPECT_EQ(fault({issued.value(), own.certificate}), "");
}

TEST_F(CertificateCheckTest, AcceptsAnRsaKey) {
    serverKey = test::adopt(test::newRsaKey(2048));
    EXPECT_EQ(serverFault(test::serverPlan()), "");
}

TEST_F(CertificateCheckTest, AcceptsAServerThatDoesNotLimitItsUse) {
    auto plan = test::serverPlan();
    plan.extensions.clear();
    EXPECT_EQ(serverFault(plan), "");
}

TEST_F(CertificateCheckTest, RefusesAnEmptyChain) {
    EXPECT_THAT(fault({}), HasSubstr("There is no certificate"));
}

TEST_F(CertificateCheckTest, RefusesAKeyThatIsAnothers) {
    serverKey = PrivateKey::generate();
    EXPECT_THAT(fault({server, authority}),
                HasSubstr("The private key is not that of certificate 1 of 2 (CN=nas.example)"));
}

TEST_F(CertificateCheckTest, SaysThatTheServersCertificateComesFirst) {
    EXPECT_THAT(fault({authority, server}),
                AllOf(HasSubstr("that of certificate 2 of 2 (CN=nas.example), not of the first"),
                      HasSubstr("Put the server's own certificate first")));
}

TEST_F(CertificateCheckTest, RefusesAnExpiredCertificate) {
    EXPECT_EQ(fault({server}, server.notAfter() - std::chrono::milliseconds(1)), "");
    EXPECT_THAT(
        fault({server}, server.notAfter()),
        HasSubstr("certificate 1 of 1 (CN=nas.example) expired at 2026-02-01T12:00:00.000Z"));
}

TEST_F(CertificateCheckTest, RefusesAnExpiredAuthority) {
    auto plan = test::authorityPlan("Authority");
    plan.notAfter = kNow;
    authority = sign(plan, authorityKey, root, rootKey);
    EXPECT_THAT(fault({server, authority}), HasSubstr("certificate 2 of 2 (CN=Authority) expired"));
}

TEST_F(CertificateCheckTest, RefusesACertificateThatIsNotYetValid) {
    EXPECT_EQ(fault({server}, server.notBefore()), "");
    EXPECT_THAT(fault({server}, server.notBefore() - std::chrono::milliseconds(1)),
                HasSubstr("valid only from 2026-01-30T12:00:00.000Z"));
}

TEST_F(CertificateCheckTest, RefusesAChainWithAGap) {
    EXPECT_THAT(
        fault({server, root}),
        HasSubstr("certificate 1 of 2 (CN=nas.example) was not issued by certificate 2 of 2 "
                  "(CN=Root): subject issuer mismatch"));
}

TEST_F(CertificateCheckTest, RefusesAChainOutOfOrder) {
    EXPECT_THAT(fault({server, root, authority}), HasSubstr("fullchain.pem"));
}

TEST_F(CertificateCheckTest, RefusesAnIssuerThatHasTheNameButNotTheKey) {
    const auto namesake =
        sign(test::authorityPlan("Authority"), PrivateKey::generate(), root, rootKey);
    EXPECT_THAT(fault({server, namesake}), HasSubstr("The signature of certificate 1 of 2"));
}

TEST_F(CertificateCheckTest, RefusesAnIssuerThatIsNoAuthority) {
    auto plan = test::serverPlan();
    plan.commonName = "Authority";
    plan.extensions.clear();
    const auto pretender = sign(plan, authorityKey, root, rootKey);
    EXPECT_THAT(fault({server, pretender}), HasSubstr("(CN=Authority) is no authority"));
}

TEST_F(CertificateCheckTest, RefusesAnAuthorityInTheServersPlace) {
    auto plan = test::serverPlan();
    plan.extensions = {{NID_basic_constraints, "critical,CA:TRUE"}};
    EXPECT_THAT(serverFault(plan), HasSubstr("(CN=nas.example) is an authority"));
}

TEST_F(CertificateCheckTest, RefusesACertificateForOtherUses) {
    auto forClients = test::serverPlan();
    forClients.extensions = {{NID_ext_key_usage, "clientAuth"}};
    EXPECT_THAT(serverFault(forClients), HasSubstr("not meant for a TLS server"));
    auto forEncryption = test::serverPlan();
    forEncryption.extensions = {{NID_key_usage, "keyEncipherment"}};
    EXPECT_THAT(serverFault(forEncryption), HasSubstr("not meant for a TLS server"));
}

TEST_F(CertificateCheckTest, RefusesAWeakKeyAnywhereInTheChain) {
    const crypto::OpensslPtr<X509, &X509_free> weak(X509_dup(root.native()));
    ASSERT_EQ(X509_set_pubkey(weak.get(), test::newRsaKey(1024).get()), 1);
    ASSERT_GT(X509_sign(weak.get(), rootKey.native(), EVP_sha256()), 0);
    ASSERT_EQ(X509_up_ref(weak.get()), 1);
    const auto reread = readCertificates(Certificate::adopt(weak.get())->toPem()).value();
    const auto issued = sign(test::serverPlan(), serverKey, reread.front(), rootKey);
    EXPECT_THAT(fault({issued, reread.front()}), HasSubstr("certificate 2 of 2"));
}

TEST_F(CertificateCheckTest, RefusesASignatureThatCanBeForged) {
    X509* const weak = X509_dup(server.native());
    ASSERT_GT(X509_sign(weak, authorityKey.native(), EVP_sha1()), 0);
    EXPECT_THAT(fault({Certificate::adopt(weak).value(), authority}), HasSubstr("SHA-1"));
}

TEST_F(CertificateCheckTest, RefusesAnExtensionThatCannotBeRead) {
    auto plan = test::serverPlan();
    plan.extensions = {{NID_basic_constraints, "DER:00:01"}};
    EXPECT_THAT(serverFault(plan), HasSubstr("an extension that cannot be read"));
}

TEST_F(CertificateCheckTest, RefusesAServerWithAnyBitFlipped) {
    const auto original = server.toPem();
    for (std::size_t bit = 0; bit < 8 * original.size(); ++bit) {
        auto text = original;
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
        const auto read = readCertificates(text);
        if (read && read->front().sha256() != server.sha256()) {
            EXPECT_NE(fault({read->front(), authority}), "") << "bit " << bit;
        }
    }
}

TEST_F(CertificateCheckTest, NeverShowsTheKey) {
    serverKey = PrivateKey::generate();
    const auto pem = serverKey.toPem();
    EXPECT_THAT(fault({server}), testing::Not(HasSubstr(std::string(pem.view().substr(30, 20)))));
}

} // namespace
} // namespace tempo::crypto
