#include "daemon/services/require_tls.hpp"

#include <gmock/gmock.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Timestamp kNow{1'700'000'000'000ms};

class RequireTls : public testing::Test {
protected:
    /// A sender that requires TLS, with a name of its own.
    Sender strict(const std::string& name) {
        Sender sender;
        sender.id.uuid.bytes.back() = ++made_;
        sender.name = name;
        sender.requireTls = true;
        return sender;
    }

    void put(Sender sender) { registry.put(std::move(sender), {}); }

    access::SenderRegistry registry;

private:
    std::uint8_t made_ = 0;
};

TEST_F(RequireTls, LetsTlsStopWhileNobodyNeedsIt) {
    auto plain = strict("plain");
    plain.requireTls = false;
    auto revoked = strict("revoked");
    revoked.revokedAt = kNow;
    auto expired = strict("expired");
    expired.expiresAt = kNow;
    for (const auto& sender : {plain, revoked, expired}) {
        put(sender);
    }
    EXPECT_TRUE(checkNobodyRequiresTls(registry, kNow));
    EXPECT_EQ(whoMissesTls(registry, kNow), "");
    EXPECT_FALSE(checkNobodyRequiresTls(registry, kNow - 1ms));
}

TEST_F(RequireTls, NamesTheFirstOfTheSendersThatWouldStopAndCountsAll) {
    for (const auto* name : {"nas", "router", "laptop", "phone", "desk"}) {
        put(strict(name));
    }
    const auto refused = checkNobodyRequiresTls(registry, kNow);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().detail,
                AllOf(HasSubstr("5 senders require TLS"),
                      HasSubstr("'nas', 'router', 'laptop' and 2 more"), HasSubstr("--force")));
    EXPECT_THAT(whoMissesTls(registry, kNow), HasSubstr("'nas', 'router', 'laptop' and 2 more"));
}

TEST_F(RequireTls, SaysOfOneExposedTokenWhatToDo) {
    auto exposed = strict("nas");
    exposed.exposedAt = kNow;
    put(exposed);
    put(strict("router"));
    EXPECT_THAT(
        exposureProblems(registry, kNow),
        ElementsAre(AllOf(HasSubstr("'nas' crossed the network in the clear"),
                          HasSubstr("'tempoctl token rotate " + exposed.id.toString() + "'"))));
}

TEST_F(RequireTls, CountsTheProblemsBeyondTheFirst) {
    for (const auto* name : {"a", "b", "c", "d", "e"}) {
        auto exposed = strict(name);
        exposed.exposedAt = kNow;
        put(exposed);
    }
    const auto problems = exposureProblems(registry, kNow);
    ASSERT_THAT(problems, SizeIs(4));
    EXPECT_THAT(problems.back(), HasSubstr("2 more"));
}

TEST_F(RequireTls, HasNoProblemWithATokenThatIsOver) {
    auto exposed = strict("nas");
    exposed.exposedAt = kNow;
    exposed.expiresAt = kNow;
    put(exposed);
    EXPECT_THAT(exposureProblems(registry, kNow), IsEmpty());
}

} // namespace
} // namespace tempo::daemon
