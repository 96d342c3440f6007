#include "crypto/certificate_authority.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/x509v3.h>

#include <set>

namespace tempo::crypto {
namespace {

using test::kDay;
using test::kNow;
using testing::ElementsAre;
using testing::HasSubstr;
using namespace std::chrono_literals;

const ServerNames kNames{.dnsNames = {"NAS", "nas.local", "localhost"},
                         .ipAddresses = {"192.0.2.1", "2001:db8::1"}};

std::string serialOf(const Certificate& certificate) {
    const auto* const serial = X509_get0_serialNumber(certificate.native());
    return {reinterpret_cast<const char*>(ASN1_STRING_get0_data(serial)),
            static_cast<std::size_t>(ASN1_STRING_length(serial))};
}

bool isCritical(const Certificate& certificate, int extension) {
    const int at = X509_get_ext_by_NID(certificate.native(), extension, -1);
    return at >= 0 && X509_EXTENSION_get_critical(X509_get_ext(certificate.native(), at)) == 1;
}

std::string commonNameOf(std::string_view authorityName) {
    const auto authority = makeAuthority(authorityName, kNow);
    return authority ? authority->certificate.subject() : authority.error().detail;
}

class CertificateAuthorityTest : public testing::Test {
protected:
    Expected<Certificate> issue(const ServerNames& names, Timestamp now = kNow) const {
        return issueServerCertificate(authority, serverKey, names, now);
    }

    Authority authority = makeAuthority("nas", kNow).value();
    PrivateKey serverKey = PrivateKey::generate();
};

TEST_F(CertificateAuthorityTest, IsCalledAfterTheHost) {
    EXPECT_EQ(authority.certificate.subject(), "CN=Tempo nas");
    EXPECT_EQ(commonNameOf(""), "CN=Tempo");
    EXPECT_EQ(commonNameOf("Küche"), "CN=Tempo Küche");
}

TEST_F(CertificateAuthorityTest, HasANameOf64CharactersAtMost) {
    EXPECT_EQ(commonNameOf(std::string(100, 'a')), "CN=Tempo " + std::string(58, 'a'));
    std::string umlauts;
    for (int i = 0; i < 100; ++i) {
        umlauts += "ü";
    }
    EXPECT_EQ(commonNameOf(umlauts), "CN=Tempo " + umlauts.substr(0, 2 * std::size_t{58}));
}

TEST_F(CertificateAuthorityTest, CannotBearANameThatIsNoText) {
    for (const auto& name : {std::string("a\nb"), std::string(1, '\0'), std::string("\xC3\x28"),
                             std::string("cut \xC3"), std::string("\xFF")}) {
        const auto refused = makeAuthority(name, kNow);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::InvalidInput);
    }
}

TEST_F(CertificateAuthorityTest, IsValidForTenYearsFromAnHourAgo) {
    EXPECT_EQ(authority.certificate.notBefore(), kNow - 1h);
    EXPECT_EQ(formatRfc3339(authority.certificate.notAfter()), "2036-01-31T11:00:00.000Z");
}

TEST_F(CertificateAuthorityTest, MayIssueForServersAlone) {
    auto* const native = authority.certificate.native();
    EXPECT_TRUE(authority.certificate.isAuthority());
    EXPECT_EQ(X509_get_pathlen(native), 0);
    EXPECT_EQ(X509_get_key_usage(native), unsigned{KU_KEY_CERT_SIGN | KU_CRL_SIGN});
    EXPECT_TRUE(isCritical(authority.certificate, NID_basic_constraints));
    EXPECT_TRUE(isCritical(authority.certificate, NID_key_usage));
    EXPECT_EQ(X509_get_version(native), X509_VERSION_3);
}

TEST_F(CertificateAuthorityTest, HasAKeyOfItsOwn) {
    EXPECT_EQ(X509_check_private_key(authority.certificate.native(), authority.key.native()), 1);
    EXPECT_NE(makeAuthority("nas", kNow)->certificate.publicKeyPin(),
              authority.certificate.publicKeyPin());
}

TEST_F(CertificateAuthorityTest, NumbersItsCertificatesWith128RandomBits) {
    std::set<std::string> serials{serialOf(authority.certificate)};
    std::size_t longest = 0;
    for (int i = 0; i < 50; ++i) {
        const auto serial = serialOf(issue(kNames).value());
        longest = std::max(longest, serial.size());
        serials.insert(serial);
    }
    EXPECT_EQ(serials.size(), 51U);
    EXPECT_EQ(longest, 16U);
}

TEST_F(CertificateAuthorityTest, IssuesForNamesAndAddresses) {
    const auto server = issue(kNames);
    ASSERT_TRUE(server) << server.error().detail;
    EXPECT_THAT(server->covers(),
                ElementsAre("nas", "nas.local", "localhost", "192.0.2.1", "2001:db8::1"));
    EXPECT_EQ(server->subject(), "CN=nas");
    EXPECT_EQ(X509_check_private_key(server->native(), serverKey.native()), 1);
}

TEST_F(CertificateAuthorityTest, IssuesForServersAlone) {
    const auto server = issue(kNames).value();
    EXPECT_FALSE(server.isAuthority());
    EXPECT_EQ(X509_get_key_usage(server.native()), unsigned{KU_DIGITAL_SIGNATURE});
    EXPECT_EQ(X509_get_extended_key_usage(server.native()), unsigned{XKU_SSL_SERVER});
    EXPECT_TRUE(isCritical(server, NID_key_usage));
    EXPECT_TRUE(isCritical(server, NID_basic_constraints));
}

TEST_F(CertificateAuthorityTest, LinksWhatItIssuesToItself) {
    const auto server = issue(kNames).value();
    EXPECT_EQ(X509_check_issued(authority.certificate.native(), server.native()), X509_V_OK);
    EXPECT_EQ(X509_verify(server.native(), X509_get0_pubkey(authority.certificate.native())), 1);
    EXPECT_EQ(ASN1_OCTET_STRING_cmp(X509_get0_authority_key_id(server.native()),
                                    X509_get0_subject_key_id(authority.certificate.native())),
              0);
    EXPECT_NE(X509_get0_subject_key_id(server.native()), nullptr);
}

TEST_F(CertificateAuthorityTest, IssuesFor90DaysFromNowAndAnHourBefore) {
    const auto server = issue(kNames).value();
    EXPECT_EQ(server.notBefore(), kNow - 1h);
    EXPECT_EQ(server.notAfter(), kNow + 90 * kDay);
}

TEST_F(CertificateAuthorityTest, IssuesForNoLongerThanItLivesItself) {
    const auto late = authority.certificate.notAfter() - 10 * kDay;
    const auto server = issue(kNames, late);
    ASSERT_TRUE(server) << server.error().detail;
    EXPECT_EQ(server->notAfter(), authority.certificate.notAfter());
}

TEST_F(CertificateAuthorityTest, IssuesNothingWhenItIsNotValid) {
    for (const auto now : {authority.certificate.notAfter(), kNow - 2h}) {
        const auto server = issue(kNames, now);
        ASSERT_FALSE(server);
        EXPECT_EQ(server.error().code, ErrorCode::Conflict);
        EXPECT_THAT(server.error().detail, HasSubstr("2036-01-31T11:00:00.000Z"));
    }
}

TEST_F(CertificateAuthorityTest, IssuesNothingWithTheKeyOfAnother) {
    authority.key = PrivateKey::generate();
    const auto server = issue(kNames);
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().code, ErrorCode::Damaged);
}

TEST_F(CertificateAuthorityTest, LeavesOutNamesThatCannotStandInACertificate) {
    const auto server = issue({.dnsNames = {"-bad-", "nas"}, .ipAddresses = {"nonsense", "::1"}});
    ASSERT_TRUE(server) << server.error().detail;
    EXPECT_THAT(server->covers(), ElementsAre("nas", "::1"));
}

TEST_F(CertificateAuthorityTest, RefusesToIssueForNothing) {
    const auto server = issue({.dnsNames = {"-bad-"}});
    ASSERT_FALSE(server);
    EXPECT_EQ(server.error().code, ErrorCode::InvalidInput);
}

TEST_F(CertificateAuthorityTest, CallsAServerByTheStartOfALongName) {
    const auto label = std::string(60, 'a');
    const auto server = issue({.dnsNames = {label + ".example.org"}});
    ASSERT_TRUE(server) << server.error().detail;
    EXPECT_EQ(server->subject(), "CN=" + label + ".exa");
    EXPECT_THAT(server->covers(), ElementsAre(label + ".example.org"));
}

TEST_F(CertificateAuthorityTest, CallsAServerWithoutANameByItsAddress) {
    EXPECT_EQ(issue({.ipAddresses = {"192.0.2.1"}})->subject(), "CN=192.0.2.1");
}

TEST_F(CertificateAuthorityTest, KeepsThePinWhenTheSameKeyGetsANewCertificate) {
    const auto before = issue(kNames).value();
    const auto after = issue({.dnsNames = {"other"}}, kNow + kDay).value();
    EXPECT_EQ(after.publicKeyPin(), before.publicKeyPin());
    EXPECT_NE(after.sha256(), before.sha256());
}

TEST_F(CertificateAuthorityTest, WantsRenewalAtTwoThirdsOfACertificatesLife) {
    auto plan = test::serverPlan();
    plan.notBefore = kNow;
    plan.notAfter = kNow + 90 * kDay;
    EXPECT_EQ(renewalDue(selfSign(plan, serverKey)), kNow + 60 * kDay);
}

TEST_F(CertificateAuthorityTest, ServesForYearsAfter2050) {
    const auto late = kNow + 40 * 365 * kDay;
    const auto other = makeAuthority("nas", late);
    ASSERT_TRUE(other);
    const auto server = issueServerCertificate(*other, serverKey, kNames, late);
    ASSERT_TRUE(server) << server.error().detail;
    EXPECT_EQ(server->notAfter(), late + 90 * kDay);
}

} // namespace
} // namespace tempo::crypto
