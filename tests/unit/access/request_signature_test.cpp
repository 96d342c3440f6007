#include "access/request_signature.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;
using Scheme = RequestSignature::Scheme;

constexpr std::string_view kId = "019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2";
const std::string kMac = "00ff" + std::string(58, 'a') + "0F";
constexpr Timestamp kTime{1'769'880'600s};

std::string tempoField(std::string_view time = "1769880600") {
    return "t=" + std::string(time) + ",sender=" + std::string(kId) + ",v1=" + kMac;
}

std::string hubTarget() {
    return "/ingest?sender=" + std::string(kId);
}

TEST(RequestSignature, ReadsOurOwnHeader) {
    const auto signature = parseTempoSignature(tempoField());
    ASSERT_TRUE(signature);
    EXPECT_EQ(signature->scheme, Scheme::Tempo);
    EXPECT_EQ(signature->sender.toString(), kId);
    EXPECT_EQ(signature->signedAt, kTime);
    EXPECT_EQ(signature->mac.front(), 0x00);
    EXPECT_EQ(signature->mac[1], 0xff);
    EXPECT_EQ(signature->mac.back(), 0x0f);
}

TEST(RequestSignature, ReadsThePartsInAnyOrder) {
    const auto turned = "v1=" + kMac + ",sender=" + std::string(kId) + ",t=1769880600";
    EXPECT_EQ(parseTempoSignature(turned), parseTempoSignature(tempoField()));
}

TEST(RequestSignature, RefusesAMalformedHeaderOfOurOwn) {
    const auto sender = "sender=" + std::string(kId);
    const auto mac = "v1=" + kMac;
    for (const auto& field : {
             std::string(),
             std::string(","),
             std::string("t=1769880600"),
             "t=1769880600," + sender,
             sender + "," + mac,
             "t=1769880600," + mac,
             tempoField() + ",",
             "," + tempoField(),
             tempoField() + ",v2=00",
             tempoField() + ",t=1769880600",
             "t=," + tempoField(),
             "v1=," + tempoField(),
             tempoField() + "," + mac,
             "t=1769880600, " + sender + "," + mac,
             "T=1769880600," + sender + "," + mac,
             tempoField() + "0",
             tempoField().substr(0, tempoField().size() - 1),
             "t=1769880600," + sender + "x," + mac,
             "t=1769880600," + sender + ",v1=" + std::string(64, 'g'),
             "t=1769880600," + sender + ",v1=-1" + std::string(62, '0'),
         }) {
        EXPECT_FALSE(parseTempoSignature(field)) << field;
    }
}

TEST(RequestSignature, TakesATimeInOneSpellingAlone) {
    EXPECT_TRUE(parseTempoSignature(tempoField("0")));
    EXPECT_TRUE(parseTempoSignature(tempoField("999999999999")));
    for (const auto* time : {"", "01", "-1", "+1", " 1", "1 ", "1.5", "0x1", "1000000000000"}) {
        EXPECT_FALSE(parseTempoSignature(tempoField(time))) << time;
    }
}

TEST(RequestSignature, RepeatsNothingOfAMalformedHeader) {
    const auto refused = parseTempoSignature("t=1,sender=secret,v1=secret");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().detail.find("secret"), std::string::npos);
}

TEST(RequestSignature, ReadsTheHeaderOfGitHub) {
    const auto signature = parseHubSignature("sha256=" + kMac, hubTarget());
    ASSERT_TRUE(signature);
    EXPECT_EQ(signature->scheme, Scheme::Hub);
    EXPECT_EQ(signature->sender.toString(), kId);
    EXPECT_EQ(signature->signedAt, std::nullopt);
    EXPECT_EQ(signature->mac, parseTempoSignature(tempoField())->mac);
}

TEST(RequestSignature, FindsTheSenderAmongOtherParameters) {
    const auto field = "sha256=" + kMac;
    const auto id = std::string(kId);
    EXPECT_TRUE(parseHubSignature(field, "/ingest?a=b&sender=" + id + "&c"));
    for (const auto& target :
         {std::string("/ingest"), std::string("/ingest?"), std::string("/ingest?sender"),
          std::string("/ingest?sender="), "/ingest?Sender=" + id, "/ingest?xsender=" + id,
          "/ingest?sender=" + id + "&sender=" + id, "/sender=" + id}) {
        EXPECT_FALSE(parseHubSignature(field, target)) << target;
    }
}

TEST(RequestSignature, RefusesAMalformedHeaderOfGitHub) {
    for (const auto& field : {std::string(), kMac, "sha1=" + kMac, "sha256=" + kMac + "0",
                              std::string("sha256="), "SHA256=" + kMac}) {
        EXPECT_FALSE(parseHubSignature(field, hubTarget())) << field;
    }
}

TEST(RequestSignature, SaysWhetherATargetNamesASender) {
    EXPECT_TRUE(namesSender("/ingest?sender=x"));
    EXPECT_TRUE(namesSender("/ingest?a&sender"));
    EXPECT_FALSE(namesSender("/ingest"));
    EXPECT_FALSE(namesSender("/ingest?senders=x"));
}

TEST(RequestSignature, SignsALineForEachFieldThatDecidesHowTheBodyIsRead) {
    const auto signature = *parseTempoSignature(tempoField());
    EXPECT_EQ(signedHead(signature, {"POST", "/ingest?a=b", "application/json", "key"}),
              "tempo-signature-v1\n1769880600\n" + std::string(kId) +
                  "\nPOST /ingest?a=b\napplication/json\nkey\n");
    EXPECT_EQ(signedHead(signature, {"POST", "/ingest", "", ""}),
              "tempo-signature-v1\n1769880600\n" + std::string(kId) + "\nPOST /ingest\n\n\n");
}

TEST(RequestSignature, SignsTheBodyAloneAsGitHubDoes) {
    const auto signature = *parseHubSignature("sha256=" + kMac, hubTarget());
    EXPECT_EQ(signedHead(signature, {"POST", "/ingest", "application/json", "key"}), "");
}

TEST(RequestSignature, IsTimelyWithinFiveMinutesEitherWay) {
    const auto signature = *parseTempoSignature(tempoField());
    EXPECT_TRUE(isTimely(signature, kTime));
    EXPECT_TRUE(isTimely(signature, kTime + 300s));
    EXPECT_TRUE(isTimely(signature, kTime - 300s));
    EXPECT_FALSE(isTimely(signature, kTime + 300s + 1ms));
    EXPECT_FALSE(isTimely(signature, kTime - 300s - 1ms));
    EXPECT_TRUE(isTimely(*parseHubSignature("sha256=" + kMac, hubTarget()), kTime));
}

TEST(RequestSignature, SaysHowMuchAClockDiffers) {
    EXPECT_EQ(clockDifference(kTime, kTime + 412s), "the sender's clock is 7 minutes behind");
    EXPECT_EQ(clockDifference(kTime + 301s, kTime), "the sender's clock is 5 minutes ahead");
    EXPECT_EQ(clockDifference(kTime, kTime + 25h), "the sender's clock is 25 hours behind");
    EXPECT_EQ(clockDifference(Timestamp{}, kTime), "the sender's clock is 20485 days behind");
}

} // namespace
} // namespace tempo::access
