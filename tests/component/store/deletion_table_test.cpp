#include "component/store/test_database.hpp"
#include "store/events/deletion_table.hpp"

#include <gmock/gmock.h>

namespace tempo::store {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const Deletion kScripts{.actor = "uid 1000", .selection = "of provider scripts", .upTo = 40};

class DeletionTable : public testing::Test {
protected:
    Begun begin(const Deletion& deletion) {
        return database_.write(
            [&](WriteContext& context) { return beginDeletion(context, deletion); });
    }

    void count(const Deletion& deletion, std::size_t events) {
        database_.write([&](WriteContext& context) {
            countDeleted(context, deletion, events);
            return 0;
        });
    }

    std::uint64_t end(const Deletion& deletion) {
        return database_.write(
            [&](WriteContext& context) { return endDeletion(context, deletion); });
    }

    std::vector<StoppedDeletion> endStopped(Timestamp since) {
        return database_.write(
            [&](WriteContext& context) { return endStoppedDeletions(context, since); });
    }

    test::TestDatabase database_;
};

TEST_F(DeletionTable, SumsUpTheStepsOfEachAndForgetsItAtItsEnd) {
    auto later = kScripts;
    later.upTo = 90;
    EXPECT_EQ(begin(kScripts), Begun::Now);
    count(kScripts, 200);
    EXPECT_EQ(begin(later), Begun::Now);
    EXPECT_EQ(begin(kScripts), Begun::Before);
    count(kScripts, 7);
    EXPECT_EQ(end(kScripts), 207U);
    EXPECT_TRUE(anyDeletionGoesOn(database_.connection()));
    EXPECT_EQ(end(later), 0U);
    EXPECT_FALSE(anyDeletionGoesOn(database_.connection()));
    EXPECT_EQ(begin(kScripts), Begun::Now);
}

TEST_F(DeletionTable, EndsThoseThatNobodyGoesOnWith) {
    begin(kScripts);
    count(kScripts, 200);
    const auto last = database_.clock.now();
    database_.clock.advance(1min);
    auto other = kScripts;
    other.actor = "uid 1001";
    begin(other);
    database_.reopen();
    EXPECT_THAT(endStopped(last - 1ms), IsEmpty());
    EXPECT_THAT(endStopped(last), ElementsAre(StoppedDeletion{kScripts, 200}));
    EXPECT_THAT(endStopped(database_.clock.now()), ElementsAre(StoppedDeletion{other, 0}));
    EXPECT_FALSE(anyDeletionGoesOn(database_.connection()));
}

} // namespace
} // namespace tempo::store
