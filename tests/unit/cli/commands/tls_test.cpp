#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <utility>
#include <vector>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

protocol::TlsStatus listening() {
    return {.enabled = true,
            .listening = true,
            .port = 8776,
            .error = {},
            .covers = {"attic.local", "192.168.1.7"},
            .expires = *parseRfc3339("2026-04-30T10:30:00Z"),
            .sha256 = "ab12",
            .pin = "sha256//x",
            .issuer = "CN=Tempo attic",
            .authorityExpires = *parseRfc3339("2036-01-31T10:30:00Z"),
            .source = protocol::CertificateSource::Tempo,
            .chainFile = {},
            .keyFile = {},
            .problems = {}};
}

/// A daemon that shows the owner's certificate.
protocol::TlsStatus fromFiles() {
    auto status = listening();
    status.source = protocol::CertificateSource::File;
    status.chainFile = "/etc/tempo/tls/fullchain.pem";
    status.keyFile = "/etc/tempo/tls/privkey.pem";
    status.problems = {"The renewed certificate is not used."};
    return status;
}

Sender senderLastOn(std::string name, std::optional<Transport> transport) {
    Sender sender;
    sender.name = std::move(name);
    sender.lastUsedTransport = transport;
    return sender;
}

/// One sender has posted over TLS, others have not or cannot any more.
protocol::SenderList someSenders() {
    auto revoked = senderLastOn("gone", Transport::Tls);
    revoked.revokedAt = *parseRfc3339("2026-01-01T00:00:00Z");
    return {{senderLastOn("nas", Transport::Tls), senderLastOn("printer", Transport::Plain),
             senderLastOn("new", std::nullopt), revoked}};
}

TEST(Tls, ShowsTheListenerAndItsCertificate) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", listening());
    const auto outcome = run(daemon, {"tls", "status"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("port 8776\n"));
    EXPECT_THAT(outcome.out, HasSubstr("attic.local, 192.168.1.7\n"));
    EXPECT_THAT(outcome.out, HasSubstr("sha256//x\n"));
}

TEST(Tls, SaysHowToSwitchItOnWhenItIsOff) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", protocol::TlsStatus{});
    EXPECT_THAT(run(daemon, {"tls", "status"}).out, HasSubstr("tempoctl tls enable"));
}

TEST(Tls, SaysWhyNothingListens) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", protocol::TlsStatus{.enabled = true, .error = "no key"});
    EXPECT_THAT(run(daemon, {"tls", "status"}).out, HasSubstr("nothing: no key\n"));
}

TEST(Tls, PrintsThePinAlone) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", listening());
    EXPECT_EQ(run(daemon, {"tls", "pin"}).out, "sha256//x\n");
}

TEST(Tls, HasNoPinBeforeThereIsACertificate) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", protocol::TlsStatus{});
    const auto outcome = run(daemon, {"tls", "pin"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("tempoctl tls enable"));
}

TEST(Tls, PrintsTheAuthorityAsItIs) {
    FakeDaemon daemon;
    daemon.answerWith("tls.authority", protocol::TlsAuthority{.pem = "-----BEGIN\n"});
    EXPECT_EQ(run(daemon, {"tls", "ca"}).out, "-----BEGIN\n");
}

TEST(Tls, ShowsTheFilesOfACertificateAndWhatIsWrongWithThem) {
    FakeDaemon daemon;
    daemon.answerWith("tls.status", fromFiles());
    const auto out = run(daemon, {"tls", "status"}).out;
    EXPECT_THAT(out, HasSubstr("/etc/tempo/tls/fullchain.pem\n"));
    EXPECT_THAT(out, HasSubstr("/etc/tempo/tls/privkey.pem\n"));
    EXPECT_THAT(out, HasSubstr("The renewed certificate is not used.\n"));
    EXPECT_THAT(out, Not(HasSubstr("renewed before")));
}

TEST(Tls, GivesTheDaemonAbsolutePathsAndLeavesLinksAlone) {
    FakeDaemon daemon;
    daemon.answerWith("tls.useCertificate", fromFiles());
    const auto outcome =
        run(daemon, {"tls", "use-certificate", "--chain", "/a/../b/chain.pem", "--key", "key.pem"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    const auto params = daemon.onlyCall("tls.useCertificate");
    EXPECT_EQ(params["chainFile"], "/a/../b/chain.pem");
    EXPECT_EQ(params["keyFile"], (std::filesystem::current_path() / "key.pem").string());
    EXPECT_THAT(outcome.out, HasSubstr("in force"));
}

TEST(Tls, GoesBackToTemposOwnCertificateWithoutPaths) {
    FakeDaemon daemon;
    daemon.answerWith("tls.useCertificate", listening());
    EXPECT_EQ(run(daemon, {"tls", "use-certificate", "--tempo"}).exit, ExitCode::Done);
    EXPECT_EQ(daemon.onlyCall("tls.useCertificate")["chainFile"], "");
}

TEST(Tls, WantsAChainAndAKeyTogether) {
    FakeDaemon daemon;
    for (const std::vector<const char*>& words :
         {std::vector<const char*>{"tls", "use-certificate"},
          {"tls", "use-certificate", "--chain", "chain.pem"},
          {"tls", "use-certificate", "--key", "key.pem"},
          {"tls", "use-certificate", "--tempo", "--chain", "a", "--key", "b"}}) {
        EXPECT_EQ(run(daemon, words).exit, ExitCode::Usage);
    }
    EXPECT_TRUE(daemon.calls.empty());
}

class TlsReplacement : public ::testing::TestWithParam<std::pair<const char*, const char*>> {
protected:
    TlsReplacement() {
        daemon_.answerWith("senders.list", someSenders());
        daemon_.answerWith(GetParam().second, listening());
    }

    bool wasDone() const { return !daemon_.onlyCall(GetParam().second).is_null(); }

    FakeDaemon daemon_;
};

INSTANTIATE_TEST_SUITE_P(Verbs, TlsReplacement,
                         ::testing::Values(std::pair("regenerate", "tls.regenerate"),
                                           std::pair("remove", "tls.remove")));

TEST_P(TlsReplacement, AsksAndNamesTheSendersOnTlsAlone) {
    const auto outcome = run(daemon_, {"tls", GetParam().first}, {}, "y");
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.err, HasSubstr(": nas. Go on?"));
    EXPECT_TRUE(wasDone());
}

TEST_P(TlsReplacement, ChangesNothingWithoutConsent) {
    EXPECT_EQ(run(daemon_, {"tls", GetParam().first}, {}, "n").exit, ExitCode::Refused);
    EXPECT_EQ(run(daemon_, {"tls", GetParam().first}).exit, ExitCode::Usage);
    EXPECT_FALSE(wasDone());
}

TEST_P(TlsReplacement, DoesNotAskWhoHasSaidYes) {
    const auto outcome = run(daemon_, {"tls", GetParam().first, "--yes", "--json"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(protocol::Json::parse(outcome.out)["sendersToUpdate"], protocol::Json({"nas"}));
    EXPECT_TRUE(wasDone());
}

} // namespace
} // namespace tempo::cli
