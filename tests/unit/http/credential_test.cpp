#include "http/credential.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::http {
namespace {

constexpr std::string_view kToken = "tempo_token";
const std::string kId = "019c1f4e-8a5d-7c31-9d0b-52e4a1f0c7d2";
const std::string kMac(64, 'a');
const std::string kTempo = "t=1769880600,sender=" + kId + ",v1=" + kMac;
const std::string kHub = "sha256=" + kMac;
const std::string kHubTarget = "/ingest?sender=" + kId;

RequestHead head() {
    RequestHead head;
    head.method = "POST";
    head.target = "/ingest";
    head.path = "/ingest";
    return head;
}

bool isNone(const Credential& credential) {
    return !credential.token && !credential.signature;
}

TEST(Credential, IsTheTokenThatCame) {
    auto request = head();
    request.token = kToken;
    EXPECT_EQ(credentialOf(request).token, kToken);
    EXPECT_FALSE(credentialOf(request).signature);
}

TEST(Credential, IsNothingWhereNothingCame) {
    EXPECT_TRUE(isNone(credentialOf(head())));
    EXPECT_EQ(credentialOf(head()).fault, "");
}

TEST(Credential, IsNothingWhereTwoTokensDiffer) {
    auto request = head();
    request.token = kToken;
    request.tokensDiffer = true;
    EXPECT_TRUE(isNone(credentialOf(request)));
    EXPECT_NE(credentialOf(request).fault, "");
}

TEST(Credential, IsOurOwnSignature) {
    auto request = head();
    request.tempoSignature = kTempo;
    const auto credential = credentialOf(request);
    ASSERT_TRUE(credential.signature);
    EXPECT_EQ(credential.signature->scheme, access::RequestSignature::Scheme::Tempo);
}

TEST(Credential, IsTheSignatureOfGitHubWhereTheUrlNamesTheSender) {
    auto request = head();
    request.hubSignature = kHub;
    EXPECT_NE(credentialOf(request).fault, "");
    request.target = kHubTarget;
    const auto credential = credentialOf(request);
    ASSERT_TRUE(credential.signature);
    EXPECT_EQ(credential.signature->scheme, access::RequestSignature::Scheme::Hub);
}

TEST(Credential, IsTheTokenBesideASignatureOfGitHubThatNamesNoSender) {
    auto request = head();
    request.token = kToken;
    request.hubSignature = kHub;
    EXPECT_EQ(credentialOf(request).token, kToken);
}

TEST(Credential, IsNothingWhereTokenAndSignaturesCompete) {
    auto all = head();
    all.token = kToken;
    all.tempoSignature = kTempo;
    all.hubSignature = kHub;
    all.target = kHubTarget;
    auto withoutToken = all;
    withoutToken.token.reset();
    auto withoutTempo = all;
    withoutTempo.tempoSignature.reset();
    auto withoutHub = all;
    withoutHub.hubSignature.reset();
    for (const auto& request : {all, withoutToken, withoutTempo, withoutHub}) {
        EXPECT_TRUE(isNone(credentialOf(request)));
        EXPECT_NE(credentialOf(request).fault, "");
    }
}

TEST(Credential, SaysWhatIsWrongWithASignature) {
    auto request = head();
    request.tempoSignature = "t=1";
    EXPECT_TRUE(isNone(credentialOf(request)));
    EXPECT_NE(credentialOf(request).fault, "");
}

TEST(Credential, SignsTheHeaderAsItCame) {
    auto request = head();
    request.tempoSignature = kTempo;
    request.target = "/ingest?x=1";
    request.contentType = "application/json";
    const auto signature = *credentialOf(request).signature;
    const auto begin = "tempo-signature-v1\n1769880600\n" + kId;
    EXPECT_EQ(signedHead(request, signature), begin + "\nPOST /ingest?x=1\napplication/json\n\n");
    request.idempotencyKey = "key";
    EXPECT_EQ(signedHead(request, signature),
              begin + "\nPOST /ingest?x=1\napplication/json\nkey\n");
}

TEST(Credential, OfGotifysClientsMayStandInItsOwnPlaces) {
    auto request = head();
    request.gotifyKey = kToken;
    EXPECT_EQ(credentialOf(request, Dialect::Gotify).token, kToken);
    EXPECT_TRUE(isNone(credentialOf(request)));
    EXPECT_TRUE(isNone(credentialOf(request, Dialect::Ntfy)));

    request = head();
    const auto target = "/message?a=b&token=" + std::string(kToken) + "&xtoken=c";
    request.path = "/message";
    request.target = target;
    EXPECT_EQ(credentialOf(request, Dialect::Gotify).token, kToken);
    EXPECT_TRUE(isNone(credentialOf(request)));
}

TEST(Credential, OfNtfysClientsMayBeThePasswordOfBasic) {
    auto request = head();
    request.basic = "dTp0ZW1wb190b2tlbg=="; // u:tempo_token
    const auto credential = credentialOf(request, Dialect::Ntfy);
    EXPECT_EQ(credential.token, kToken);
    EXPECT_TRUE(isNone(credentialOf(request)));
    EXPECT_TRUE(isNone(credentialOf(request, Dialect::Gotify)));
    for (const auto* bad : {"", "!", "dQ==", "dTp0ZW1wb190b2tlbg"}) {
        request.basic = bad;
        EXPECT_TRUE(isNone(credentialOf(request, Dialect::Ntfy))) << bad;
        EXPECT_NE(credentialOf(request, Dialect::Ntfy).fault, "") << bad;
    }
}

TEST(Credential, IsNothingWhereTwoPlacesDiffer) {
    auto request = head();
    request.token = kToken;
    request.gotifyKey = "tempo_other";
    EXPECT_TRUE(isNone(credentialOf(request, Dialect::Gotify)));
    request.gotifyKey = kToken;
    EXPECT_EQ(credentialOf(request, Dialect::Gotify).token, kToken);
}

} // namespace
} // namespace tempo::http
