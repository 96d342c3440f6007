#include "access/refusal_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;

constexpr RefusalFolder::Steady kStart{1000s};
constexpr Timestamp kWall{1'700'000'000'000ms};

AuditEntry refusal(std::string address = "192.0.2.7", Timestamp at = kWall) {
    AuditEntry entry;
    entry.at = at;
    entry.kind = "refused.unauthorized";
    entry.address = std::move(address);
    entry.status = 401;
    entry.requestId = "request";
    entry.detail = "the token is unknown";
    return entry;
}

class RefusalFolderTest : public testing::Test {
protected:
    RefusalFolder folder{3, 60s};
};

TEST_F(RefusalFolderTest, GivesTheFirstOfACauseBackUnchanged) {
    EXPECT_EQ(folder.add(refusal(), kStart), refusal());
    EXPECT_THAT(folder.due(kStart + 60s), IsEmpty());
}

TEST_F(RefusalFolderTest, CountsRepeatsInOneEntryWithTheTimeOfTheLatest) {
    folder.add(refusal(), kStart);
    EXPECT_FALSE(folder.add(refusal("192.0.2.7", kWall + 1s), kStart + 1s));
    EXPECT_FALSE(folder.add(refusal("192.0.2.7", kWall + 2s), kStart + 2s));
    EXPECT_THAT(folder.due(kStart + 59s), IsEmpty());
    const auto due = folder.due(kStart + 60s);
    ASSERT_EQ(due.size(), 1U);
    auto expected = refusal("192.0.2.7", kWall + 2s);
    expected.count = 2;
    EXPECT_EQ(due.front(), expected);
}

TEST_F(RefusalFolderTest, CountsEntriesThatStandForSeveral) {
    folder.add(refusal(), kStart);
    auto several = refusal();
    several.count = 5;
    folder.add(several, kStart);
    folder.add(refusal(), kStart);
    EXPECT_EQ(folder.due(kStart + 60s).at(0).count, 6U);
}

TEST_F(RefusalFolderTest, KeepsACauseFoldedWhileItGoesOn) {
    folder.add(refusal(), kStart);
    folder.add(refusal(), kStart + 1s);
    ASSERT_EQ(folder.due(kStart + 60s).size(), 1U);
    EXPECT_FALSE(folder.add(refusal(), kStart + 61s));
    EXPECT_THAT(folder.due(kStart + 119s), IsEmpty());
    const auto due = folder.due(kStart + 120s);
    ASSERT_EQ(due.size(), 1U);
    EXPECT_EQ(due.front().count, 1U);
}

TEST_F(RefusalFolderTest, ForgetsACauseAfterAWindowWithoutRepeats) {
    folder.add(refusal(), kStart);
    folder.due(kStart + 60s);
    EXPECT_EQ(folder.size(), 0U);
    EXPECT_TRUE(folder.add(refusal(), kStart + 60s));
}

TEST_F(RefusalFolderTest, ForgetsACauseInTimeThoughNobodyAskedWhatIsDue) {
    folder.add(refusal(), kStart);
    EXPECT_TRUE(folder.add(refusal(), kStart + 60s));
    EXPECT_FALSE(folder.add(refusal(), kStart + 61s));
    EXPECT_THAT(folder.due(kStart + 119s), IsEmpty());
    EXPECT_EQ(folder.due(kStart + 120s).size(), 1U);
}

TEST(RefusalFolder, TellsCausesApart) {
    RefusalFolder folder(100, 60s);
    std::vector<AuditEntry> entries(8, refusal());
    entries[1].kind = "refused.forbidden";
    entries[2].status = 403;
    entries[3].address = "192.0.2.8";
    entries[4].sender = "backup";
    entries[5].provider = "scripts";
    entries[6].detail = "the token is revoked";
    entries[7].address = "";
    for (const auto& entry : entries) {
        EXPECT_TRUE(folder.add(entry, kStart));
    }
    EXPECT_EQ(folder.size(), entries.size());
}

TEST_F(RefusalFolderTest, CountsTheAddressesOfAnIPv6SubscriberAsOneCause) {
    folder.add(refusal("2001:db8:1:2::1"), kStart);
    EXPECT_FALSE(folder.add(refusal("2001:db8:1:2::2"), kStart));
    EXPECT_TRUE(folder.add(refusal("2001:db8:1:3::1"), kStart));
    EXPECT_EQ(folder.due(kStart + 60s).at(0).address, "2001:db8:1:2::2");
}

TEST_F(RefusalFolderTest, SharesACauseForAllThatIsBeyondItsCapacity) {
    for (const auto* const address : {"192.0.2.1", "192.0.2.2", "192.0.2.3"}) {
        folder.add(refusal(address), kStart);
    }
    EXPECT_EQ(folder.add(refusal("192.0.2.4"), kStart), refusal("192.0.2.4"));
    auto named = refusal("192.0.2.5", kWall + 1s);
    named.sender = "backup";
    named.provider = "scripts";
    EXPECT_FALSE(folder.add(named, kStart));
    EXPECT_FALSE(folder.add(refusal("192.0.2.1"), kStart)) << "a cause that is kept stays itself";
    const auto due = folder.due(kStart + 60s);
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].address, "192.0.2.1");
    EXPECT_EQ(due[1].address, "many addresses");
    EXPECT_EQ(due[1].sender, "");
    EXPECT_EQ(due[1].provider, "");
    EXPECT_EQ(due[1].at, kWall + 1s);
    EXPECT_EQ(due[1].count, 1U);
}

TEST_F(RefusalFolderTest, StaysBoundedUnderAFloodAndLosesNoCount) {
    std::uint64_t written = 0;
    const auto count = [&written](const auto& entries) {
        for (const AuditEntry& entry : entries) {
            written += entry.count;
        }
    };
    std::uint64_t lines = 0;
    for (int i = 0; i < 10'000; ++i) {
        auto entry = refusal("10.0." + std::to_string(i / 256) + "." + std::to_string(i % 256));
        entry.status = i % 2 == 0 ? 401 : 403;
        if (folder.add(entry, kStart + std::chrono::milliseconds(i))) {
            ++written;
            ++lines;
        }
        ASSERT_LE(folder.size(), 3U + 2U);
    }
    EXPECT_EQ(lines, 5U);
    count(folder.due(kStart + 70s));
    count(folder.drain());
    EXPECT_EQ(written, 10'000U);
}

TEST_F(RefusalFolderTest, HandsOutWhatWaitsAtTheEnd) {
    folder.add(refusal(), kStart);
    folder.add(refusal(), kStart);
    folder.add(refusal("192.0.2.8"), kStart);
    const auto left = folder.drain();
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().count, 1U);
    EXPECT_EQ(folder.size(), 0U);
    EXPECT_THAT(folder.drain(), IsEmpty());
    EXPECT_EQ(folder.nextDue(), std::nullopt);
}

TEST_F(RefusalFolderTest, TellsWhenSomethingIsDueNext) {
    EXPECT_EQ(folder.nextDue(), std::nullopt);
    folder.add(refusal("192.0.2.1"), kStart);
    folder.add(refusal("192.0.2.2"), kStart + 10s);
    EXPECT_EQ(folder.nextDue(), kStart + 60s);
    folder.add(refusal("192.0.2.1"), kStart + 20s);
    folder.due(kStart + 60s);
    EXPECT_EQ(folder.nextDue(), kStart + 70s);
    folder.due(kStart + 70s);
    EXPECT_EQ(folder.nextDue(), kStart + 120s);
}

TEST(RefusalFolder, NeedsACapacityAndAWindow) {
    EXPECT_THROW(RefusalFolder(0, 60s), std::invalid_argument);
    EXPECT_THROW(RefusalFolder(1, 0s), std::invalid_argument);
}

} // namespace
} // namespace tempo::access
