#include "crypto/certificate.hpp"
#include "unit/crypto/certificates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace tempo::crypto {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Made with `openssl req -x509`; what is expected of it below is what `openssl x509` prints. Its
/// subject alternative name has an e-mail address and a URI too.
constexpr std::string_view kPublished =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIB5DCCAYqgAwIBAgICEmcwCgYIKoZIzj0EAwIwJjEWMBQGA1UECgwNQsO8Y2hl\n"
    "ciwgSW5jLjEMMAoGA1UEAwwDbmFzMB4XDTI2MTEyMjA5MDI1N1oXDTM2MTExOTA5\n"
    "MDI1N1owJjEWMBQGA1UECgwNQsO8Y2hlciwgSW5jLjEMMAoGA1UEAwwDbmFzMFkw\n"
    "EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE5d24w7dQiHoq+VHJLMz6lTp/K2rY1Djb\n"
    "l14iiXxXI2kcNSyKrpOjXB0N3EJWZNH0gQT3SIIT7ZMclX5SaN+AmqOBpzCBpDAd\n"
    "BgNVHQ4EFgQUV9KynoUTpt2AxROLDT3ptnr0S8YwHwYDVR0jBBgwFoAUV9KynoUT\n"
    "pt2AxROLDT3ptnr0S8YwVAYDVR0RBE0wS4ILbmFzLmV4YW1wbGWHBMAAAgGHECAB\n"
    "DbgAAAAAAAAAAAAAAAGBDm1lQGV4YW1wbGUub3JnhhRodHRwczovL25hcy5leGFt\n"
    "cGxlLzAMBgNVHRMBAf8EAjAAMAoGCCqGSM49BAMCA0gAMEUCIGlg3v7r7wpRkPGE\n"
    "zd7p8yW8Y3bI9EM4oO58jl+dji19AiEA1Y7xyBFVDdIaqXinfleK4DyMVNIKwbt1\n"
    "5uHK1z42yHo=\n"
    "-----END CERTIFICATE-----\n";

Certificate published() {
    return readCertificates(kPublished).value().front();
}

Timestamp time(std::string_view text) {
    return parseRfc3339(text).value();
}

std::string times(int count, std::string_view text) {
    std::string all;
    for (int i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

/// Asks for all that a certificate can tell.
void readAll(const Certificate& certificate) {
    EXPECT_EQ(certificate.sha256().size(), 64U);
    EXPECT_TRUE(certificate.publicKeyPin().starts_with("sha256//"));
    EXPECT_TRUE(readCertificates(certificate.toPem()));
    EXPECT_FALSE(certificate.isAuthority() && certificate.subject().empty());
    EXPECT_THAT(certificate.covers(), testing::Each(testing::Not(IsEmpty())));
}

TEST(Certificate, TellsItsTimes) {
    EXPECT_EQ(published().notBefore(), time("2026-11-22T09:02:57Z"));
    EXPECT_EQ(published().notAfter(), time("2036-11-19T09:02:57Z"));
}

TEST(Certificate, TellsItsSubjectAsReadableText) {
    EXPECT_EQ(published().subject(), R"(CN=nas,O=Bücher\, Inc.)");
}

TEST(Certificate, CoversTheHostNamesAndAddressesOfItsAlternativeName) {
    EXPECT_THAT(published().covers(), ElementsAre("nas.example", "192.0.2.1", "2001:db8::1"));
}

TEST(Certificate, WithoutAnAlternativeNameCoversNothing) {
    const auto certificate = selfSign(test::authorityPlan("nas.example"), PrivateKey::generate());
    EXPECT_THAT(certificate.covers(), IsEmpty());
}

TEST(Certificate, LeavesOutANameThatNoHostHas) {
    auto plan = test::serverPlan();
    plan.names = {.dnsNames = {"nas", std::string("evil\0.example", 13), "a\nb", ""}};
    EXPECT_THAT(selfSign(plan, PrivateKey::generate()).covers(), ElementsAre("nas"));
}

TEST(Certificate, TellsTheDigestThatOpensslTells) {
    EXPECT_EQ(published().sha256(),
              "23afaeb6a1c6aa31b53311987e61cc0465b957e7af4e1959ab8c9015c24bacfa");
}

TEST(Certificate, TellsThePinThatCurlTakes) {
    EXPECT_EQ(published().publicKeyPin(), "sha256//tM/ZF0Y9R407wIt76PVsMeAQ4GsHp9h9+oSy358vd+0=");
}

TEST(Certificate, IsAnAuthorityIfItsBasicConstraintsSaySo) {
    const auto key = PrivateKey::generate();
    EXPECT_FALSE(published().isAuthority());
    EXPECT_FALSE(selfSign(test::serverPlan(), key).isAuthority());
    EXPECT_TRUE(selfSign(test::authorityPlan("Root"), key).isAuthority());
}

TEST(Certificate, EscapesControlCharactersInItsSubject) {
    auto plan = test::serverPlan();
    plan.commonName = std::string("a\n\0b", 4);
    EXPECT_EQ(selfSign(plan, PrivateKey::generate()).subject(), R"(CN=a\0A\00b)");
}

TEST(Certificate, IsSharedByItsCopies) {
    auto one = published();
    const auto other = one;
    EXPECT_EQ(one.native(), other.native());
    one = selfSign(test::serverPlan(), PrivateKey::generate());
    EXPECT_EQ(other.subject(), published().subject());
}

TEST(Certificate, IsWrittenAsItWasRead) {
    EXPECT_EQ(published().toPem(), kPublished);
}

TEST(ReadCertificates, KeepsTheOrderOfTheText) {
    const auto other = selfSign(test::serverPlan(), PrivateKey::generate());
    const auto chain = readCertificates(other.toPem() + std::string(kPublished));
    ASSERT_TRUE(chain) << chain.error().detail;
    ASSERT_EQ(chain->size(), 2U);
    EXPECT_EQ(chain->at(0).sha256(), other.sha256());
    EXPECT_EQ(chain->at(1).sha256(), published().sha256());
}

TEST(ReadCertificates, PassesOverOtherBlocksAndTextBetween) {
    const auto key = PrivateKey::generate().toPem();
    const auto chain = readCertificates("Subject: nas\n" + std::string(kPublished) +
                                        std::string(key.view()) + "---\nend of file");
    ASSERT_TRUE(chain) << chain.error().detail;
    EXPECT_EQ(chain->size(), 1U);
}

TEST(ReadCertificates, TakesLinesThatEndInCarriageReturnAndLineFeed) {
    std::string text;
    for (const char c : kPublished) {
        text += c == '\n' ? "\r\n" : std::string(1, c);
    }
    EXPECT_TRUE(readCertificates(text));
}

TEST(ReadCertificates, RefusesATextWithoutAny) {
    for (const auto& text : {std::string(), std::string("nothing"), std::string(3, '\0'),
                             std::string(PrivateKey::generate().toPem().view())}) {
        const auto chain = readCertificates(text);
        ASSERT_FALSE(chain);
        EXPECT_EQ(chain.error().code, ErrorCode::InvalidInput);
        EXPECT_THAT(chain.error().detail, HasSubstr("no certificate"));
    }
}

TEST(ReadCertificates, TakesAsManyAsAChainMayHaveAndNoMore) {
    EXPECT_TRUE(readCertificates(times(kCertificateCountLimit, kPublished)));
    const auto chain = readCertificates(times(kCertificateCountLimit + 1, kPublished));
    ASSERT_FALSE(chain);
    EXPECT_THAT(chain.error().detail, HasSubstr("more than 16"));
}

TEST(ReadCertificates, RefusesATextThatIsTooLong) {
    const auto text = std::string(kPublished) + std::string(kCertificateTextLimit, '\n');
    const auto chain = readCertificates(text);
    ASSERT_FALSE(chain);
    EXPECT_THAT(chain.error().detail, HasSubstr("128 KiB"));
}

TEST(ReadCertificates, SaysWhichOneIsDamaged) {
    auto text = times(2, kPublished);
    text[kPublished.size() + 40] = '!';
    const auto chain = readCertificates(text);
    ASSERT_FALSE(chain);
    EXPECT_EQ(chain.error().code, ErrorCode::Damaged);
    EXPECT_THAT(chain.error().detail, HasSubstr("Certificate 2"));
}

TEST(ReadCertificates, SaysThatACertificateIsCutShort) {
    constexpr std::size_t kFirstLine = 28;
    constexpr std::size_t kFinalLineFeed = 1;
    for (auto size = kFirstLine; size + kFinalLineFeed < kPublished.size(); ++size) {
        const auto chain = readCertificates(kPublished.substr(0, size));
        ASSERT_FALSE(chain) << size;
        EXPECT_EQ(chain.error().code, ErrorCode::Damaged) << size;
    }
}

TEST(ReadCertificates, SurvivesEveryFlippedBit) {
    for (std::size_t bit = 0; bit < 8 * kPublished.size(); ++bit) {
        std::string text(kPublished);
        text[bit / 8] = static_cast<char>(text[bit / 8] ^ (1 << (bit % 8)));
        const auto chain = readCertificates(text);
        if (chain) {
            readAll(chain->front());
        } else {
            EXPECT_FALSE(chain.error().detail.empty());
        }
    }
}

TEST(ReadCertificates, LeavesNothingInOpensslsQueueOfErrors) {
    EXPECT_TRUE(readCertificates(kPublished));
    EXPECT_FALSE(readCertificates(kPublished.substr(0, 300)));
    EXPECT_EQ(ERR_peek_error(), 0U);
}

} // namespace
} // namespace tempo::crypto
