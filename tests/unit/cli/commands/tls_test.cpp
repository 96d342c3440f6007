#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
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
            .authorityExpires = *parseRfc3339("2036-01-31T10:30:00Z")};
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

} // namespace
} // namespace tempo::cli
