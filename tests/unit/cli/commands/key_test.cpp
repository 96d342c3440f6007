#include "unit/cli/fake_daemon.hpp"

#include <gmock/gmock.h>

namespace tempo::cli {
namespace {

using testing::FakeDaemon;
using ::testing::HasSubstr;
using testing::run;

const std::vector<protocol::UnopenedValue> kUnopened{
    {"token", "nas\x1b"}, {"tls-key", "authority"}, {"lookup-key", ""}};

TEST(Key, ChecksEverythingThatIsSealed) {
    FakeDaemon daemon;
    daemon.answerWith("keys.check",
                      protocol::KeyCheck{.keyID = "0badcafe", .origin = "file", .checked = 5});
    const auto outcome = run(daemon, {"key", "check"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_EQ(outcome.out, "5 sealed values checked with the key 0badcafe.\n");
}

TEST(Key, NamesWhatDoesNotOpenAndEndsWithANo) {
    FakeDaemon daemon;
    daemon.answerWith("keys.check", protocol::KeyCheck{.checked = 5, .unopened = kUnopened});
    const auto outcome = run(daemon, {"key", "check"});
    EXPECT_EQ(outcome.exit, ExitCode::Refused);
    EXPECT_THAT(outcome.out, HasSubstr("cannot be opened: the token of 'nas\\u001b'\n"
                                       "cannot be opened: the private key of the TLS authority\n"
                                       "cannot be opened: the key by which tokens are found\n"));
    EXPECT_THAT(outcome.err, HasSubstr("3 values cannot be opened"));
    EXPECT_EQ(run(daemon, {"key", "check", "--json"}).exit, ExitCode::Refused);
}

TEST(Key, TellsTheNewKeyAndWhatStaysUnopened) {
    FakeDaemon daemon;
    daemon.answerWith(
        "keys.rotate",
        protocol::KeyRotation{.keyID = "0badcafe", .resealed = 1, .unopened = {{"token", "nas"}}});
    const auto outcome = run(daemon, {"key", "rotate"});
    EXPECT_EQ(outcome.exit, ExitCode::Done);
    EXPECT_THAT(outcome.out, HasSubstr("The key is 0badcafe now, and 1 value sealed with it."));
    EXPECT_THAT(outcome.out, HasSubstr("cannot be opened: the token of 'nas'\n"));
}

} // namespace
} // namespace tempo::cli
