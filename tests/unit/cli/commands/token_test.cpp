#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using protocol::Json;
using testing::FakeDaemon;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::run;

constexpr const char* kToken = "tempo_0123456789";

Sender backup() {
    Sender sender;
    sender.id = *SenderId::parse("00000000-0000-7000-8000-00000000000a");
    sender.name = "backup";
    sender.provider = "scripts.backup";
    sender.createdAt = *parseRfc3339("2026-01-01T00:00:00Z");
    return sender;
}

/// Requires TLS, and was used in the clear.
Sender exposed() {
    Sender sender = backup();
    sender.requireTls = true;
    sender.tlsSince = sender.createdAt;
    sender.downgradeAttemptedAt = sender.createdAt;
    sender.exposedAt = sender.createdAt;
    return sender;
}

void issueTokens(FakeDaemon& daemon) {
    for (const char* method : {"senders.create", "senders.rotate", "senders.showToken"}) {
        daemon.answerWith(method, protocol::SenderToken{backup(), kToken});
    }
}

TEST(TokenCreate, AsksForWhatTheOptionsSay) {
    FakeDaemon daemon;
    issueTokens(daemon);
    run(daemon,
        {"token", "create", "--name", "backup", "--provider", "scripts.backup", "--rate", "600",
         "--expires", "30d", "--allow", "10.0.0.0/8", "--allow", "fd00::/8", "--show-once"});
    EXPECT_EQ(daemon.onlyCall("senders.create"),
              (Json{{"name", "backup"},
                    {"provider", "scripts.backup"},
                    {"rate", 600},
                    {"expiresAt", "2026-03-02T12:00:00.000Z"},
                    {"allowedAddresses", {"10.0.0.0/8", "fd00::/8"}},
                    {"showOnce", true},
                    {"requireTls", false}}));
}

TEST(TokenCreate, PrintsTheTokenAloneAndTheHintWithoutIt) {
    FakeDaemon daemon;
    issueTokens(daemon);
    protocol::StatusResult status;
    status.ingestion.plain = {.listening = true, .port = 4711, .addresses = {}, .error = {}};
    daemon.answerWith("status.get", status);
    const auto outcome =
        run(daemon, {"token", "create", "--name", "backup", "--provider", "scripts.backup"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, std::string(kToken) + "\n");
    EXPECT_THAT(outcome.err, HasSubstr("http://127.0.0.1:4711/ingest"));
    EXPECT_THAT(outcome.err, Not(HasSubstr(kToken)));
}

TEST(TokenCreate, SucceedsWhenOnlyTheHintCannotBeMade) {
    FakeDaemon daemon;
    issueTokens(daemon);
    const auto outcome = run(daemon, {"token", "create", "--name", "a", "--provider", "b"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.err, HasSubstr("http://127.0.0.1:7776/ingest"));
}

TEST(TokenCreate, IsOneObjectWithJson) {
    FakeDaemon daemon;
    issueTokens(daemon);
    const auto outcome =
        run(daemon, {"token", "create", "--name", "a", "--provider", "b", "--json"});
    const auto document = Json::parse(outcome.out);
    EXPECT_EQ(document["id"], "00000000-0000-7000-8000-00000000000a");
    EXPECT_EQ(document["name"], "backup");
    EXPECT_EQ(document["provider"], "scripts.backup");
    EXPECT_EQ(document["token"], kToken);
    EXPECT_EQ(outcome.err, "");
}

TEST(TokenShow, PrintsTheTokenAlone) {
    FakeDaemon daemon;
    issueTokens(daemon);
    const auto outcome = run(daemon, {"token", "show", "backup"});
    EXPECT_EQ(outcome.out, std::string(kToken) + "\n");
    EXPECT_EQ(outcome.err, "");
    EXPECT_EQ(daemon.onlyCall("senders.showToken"), (Json{{"sender", "backup"}}));
}

TEST(TokenCreate, ShowsHowToPostOverTlsWhereTlsIsRequired) {
    FakeDaemon daemon;
    issueTokens(daemon);
    protocol::StatusResult status;
    status.ingestion.tls = {.listening = true, .port = 4712, .addresses = {}, .error = {}};
    daemon.answerWith("status.get", status);
    const auto outcome =
        run(daemon, {"token", "create", "--name", "a", "--provider", "b", "--require-tls"});
    EXPECT_EQ(daemon.onlyCall("senders.create")["requireTls"], true);
    EXPECT_THAT(outcome.err, HasSubstr("--cacert tempo-ca.pem https://localhost:4712/ingest"));
}

TEST(TokenShow, TellsBesideTheTokenHowItsSenderUsesTls) {
    FakeDaemon daemon;
    daemon.answerWith("senders.showToken", protocol::SenderToken{exposed(), kToken});
    const auto outcome = run(daemon, {"token", "show", "backup"});
    EXPECT_EQ(outcome.out, std::string(kToken) + "\n");
    EXPECT_THAT(outcome.err, HasSubstr("'backup' requires TLS, is on TLS since 2026-01-01"));
    EXPECT_THAT(outcome.err, HasSubstr("crossed the network in the clear"));
    EXPECT_THAT(outcome.err,
                HasSubstr("tempoctl token rotate 00000000-0000-7000-8000-00000000000a"));
}

TEST(TokenShow, TakesTheNameOfAVerbAsAName) {
    FakeDaemon daemon;
    issueTokens(daemon);
    run(daemon, {"token", "show", "status"});
    EXPECT_EQ(daemon.onlyCall("senders.showToken"), (Json{{"sender", "status"}}));
}

TEST(TokenRotate, SendsTheGraceInSeconds) {
    FakeDaemon daemon;
    issueTokens(daemon);
    const auto outcome = run(daemon, {"token", "rotate", "backup", "--grace", "1h"});
    EXPECT_EQ(daemon.onlyCall("senders.rotate"), (Json{{"sender", "backup"}, {"grace", 3600}}));
    EXPECT_EQ(outcome.out, std::string(kToken) + "\n");
    EXPECT_EQ(outcome.err, "The earlier token stays valid for 1 h.\n");
}

TEST(TokenSet, SendsOnlyWhatChanges) {
    FakeDaemon daemon;
    daemon.answerWith("senders.update", backup());
    const auto outcome = run(daemon, {"token", "set", "backup", "--rate", "off"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(daemon.onlyCall("senders.update"), (Json{{"sender", "backup"}, {"rate", "off"}}));
}

TEST(TokenSet, TakesAddressesAndExpiryAway) {
    FakeDaemon daemon;
    daemon.answerWith("senders.update", backup());
    run(daemon, {"token", "set", "backup", "--expires", "never", "--allow-any"});
    EXPECT_EQ(
        daemon.onlyCall("senders.update"),
        (Json{{"sender", "backup"}, {"expiresAt", nullptr}, {"allowedAddresses", Json::array()}}));
}

TEST(TokenSet, TellsOfEarlierListenersWhenTlsIsRequired) {
    FakeDaemon daemon;
    daemon.answerWith("senders.update", backup());
    const auto outcome = run(daemon, {"token", "set", "backup", "--require-tls", "on"});
    EXPECT_EQ(daemon.onlyCall("senders.update"),
              (Json{{"sender", "backup"}, {"requireTls", true}}));
    EXPECT_THAT(outcome.err, HasSubstr("'tempoctl token rotate'"));
}

TEST(TokenSet, LetsASenderPostInTheClearAgain) {
    FakeDaemon daemon;
    daemon.answerWith("senders.update", backup());
    const auto outcome = run(daemon, {"token", "set", "backup", "--require-tls", "off"});
    EXPECT_EQ(daemon.onlyCall("senders.update"),
              (Json{{"sender", "backup"}, {"requireTls", false}}));
    EXPECT_THAT(outcome.err, Not(HasSubstr("rotate")));
    EXPECT_EQ(run(daemon, {"token", "set", "backup", "--require-tls", "maybe"}).exit,
              ExitCode::Usage);
}

TEST(TokenRename, SendsTheNewName) {
    FakeDaemon daemon;
    daemon.answerWith("senders.update", backup());
    run(daemon, {"token", "rename", "backup", "Backup of the NAS"});
    EXPECT_EQ(daemon.onlyCall("senders.update"),
              (Json{{"sender", "backup"}, {"name", "Backup of the NAS"}}));
}

TEST(TokenRevoke, SaysSoOnStandardErrorOrAsJson) {
    FakeDaemon daemon;
    daemon.answerWith("senders.revoke", backup());
    const auto words = run(daemon, {"token", "revoke", "backup"});
    EXPECT_EQ(words.out, "");
    EXPECT_THAT(words.err, HasSubstr("'backup' is revoked"));
    EXPECT_EQ(Json::parse(run(daemon, {"token", "revoke", "backup", "--json"}).out)["name"],
              "backup");
}

TEST(TokenList, ShowsEverySenderAndItsState) {
    FakeDaemon daemon;
    Sender expired = backup();
    expired.name = "guest";
    expired.expiresAt = *parseRfc3339("2026-01-02T00:00:00Z");
    daemon.answerWith("senders.list", protocol::SenderList{{backup(), expired}});
    const auto outcome = run(daemon, {"token", "list"});
    EXPECT_THAT(outcome.out, HasSubstr("backup  scripts.backup  active   default       0  never"));
    EXPECT_THAT(outcome.out, HasSubstr("guest   scripts.backup  expired"));
}

TEST(TokenList, ShowsAnExposedTokenWithItsOneAction) {
    FakeDaemon daemon;
    auto revoked = exposed();
    revoked.name = "gone";
    revoked.revokedAt = revoked.createdAt;
    daemon.answerWith("senders.list", protocol::SenderList{{exposed(), revoked}});
    const auto outcome = run(daemon, {"token", "list"});
    EXPECT_THAT(outcome.out, HasSubstr("backup  scripts.backup  exposed"));
    EXPECT_THAT(outcome.out, HasSubstr("required"));
    EXPECT_THAT(outcome.err, HasSubstr("'backup'"));
    EXPECT_THAT(outcome.err,
                HasSubstr("tempoctl token rotate 00000000-0000-7000-8000-00000000000a"));
    EXPECT_THAT(outcome.err, Not(HasSubstr("'gone'")));
}

TEST(TokenList, SaysHowToMakeTheFirst) {
    FakeDaemon daemon;
    daemon.answerWith("senders.list", protocol::SenderList{});
    const auto outcome = run(daemon, {"token", "list"});
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err, HasSubstr("tempoctl token create"));
}

} // namespace
} // namespace tempo::cli
