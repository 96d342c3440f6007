#include "daemon/services/policy_warnings.hpp"
#include "unit/access/addresses.hpp"

#include <gmock/gmock.h>

namespace tempo::daemon {
namespace {

using access::NetworkPolicy;
using test::range;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

constexpr Timestamp kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr std::chrono::days kDay{1};

Sender senderOf(const char* name, const char* address) {
    Sender sender;
    sender.name = name;
    sender.lastUsedAddress = address;
    sender.lastUsedAt = kNow - kDay;
    return sender;
}

std::vector<std::string> warnings(const NetworkPolicy& before, const NetworkPolicy& after,
                                  const Sender& sender) {
    const std::array senders{&sender};
    return policyWarnings(before, after, senders, kNow);
}

TEST(PolicyWarnings, NameASenderThatIsShutOut) {
    const auto nas = senderOf("nas", "192.168.1.20");
    EXPECT_THAT(warnings({}, {.deny = {range("192.168.1.0/24")}}, nas),
                ElementsAre(AllOf(HasSubstr("'nas'"), HasSubstr("192.168.1.20"))));
    EXPECT_THAT(warnings({}, {.deny = {range("192.168.2.0/24")}}, nas), IsEmpty());
}

TEST(PolicyWarnings, NameASenderThatIsNoLongerOnTheAllowList) {
    const auto away = senderOf("away", "203.0.113.9");
    EXPECT_THAT(warnings({.allow = {range("203.0.113.9")}}, {}, away),
                ElementsAre(HasSubstr("'away'")));
}

TEST(PolicyWarnings, NameThisMachineItself) {
    EXPECT_THAT(policyWarnings({}, {.deny = {range("127.0.0.0/8"), range("::1")}}, {}, kNow),
                ElementsAre(HasSubstr("127.0.0.1"), HasSubstr("::1")));
}

TEST(PolicyWarnings, AreSilentAboutWhoWasShutOutBefore) {
    const NetworkPolicy denied{.deny = {range("192.168.1.20")}};
    const NetworkPolicy deniedTwice{.deny = {range("192.168.1.20"), range("192.168.1.0/24")}};
    EXPECT_THAT(warnings(denied, deniedTwice, senderOf("nas", "192.168.1.20")), IsEmpty());
}

TEST(PolicyWarnings, AreSilentAboutSendersThatNoLongerSend) {
    const NetworkPolicy closed{.deny = {range("192.168.0.0/16")}};
    auto old = senderOf("old", "192.168.1.20");
    old.lastUsedAt = kNow - 31 * kDay;
    EXPECT_THAT(warnings({}, closed, old), IsEmpty());
    auto revoked = senderOf("revoked", "192.168.1.20");
    revoked.revokedAt = kNow - kDay;
    EXPECT_THAT(warnings({}, closed, revoked), IsEmpty());
    auto expired = senderOf("expired", "192.168.1.20");
    expired.expiresAt = kNow;
    EXPECT_THAT(warnings({}, closed, expired), IsEmpty());
    EXPECT_THAT(warnings({}, closed, Sender{}), IsEmpty());
}

} // namespace
} // namespace tempo::daemon
