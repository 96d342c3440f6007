#include "core/uuid_v7.hpp"

#include <gtest/gtest.h>

#include <set>

namespace tempo {
namespace {

using std::chrono::milliseconds;

constexpr Timestamp kNow{milliseconds{0x0123456789ABLL}};

TEST(UuidV7, CarriesTimeVersionAndVariant) {
    UuidV7Generator generator;
    const auto uuid = generator.next(kNow);
    EXPECT_EQ(uuid.toString().substr(0, 15), "01234567-89ab-7");
    EXPECT_EQ(uuid.bytes[8] & 0xC0, 0x80);
}

TEST(UuidV7, RisesWithinOneMillisecond) {
    UuidV7Generator generator;
    auto last = generator.next(kNow);
    for (int i = 0; i < 100'000; ++i) {
        const auto next = generator.next(kNow);
        ASSERT_LT(last, next);
        last = next;
    }
}

TEST(UuidV7, RisesWhenTheClockGoesBack) {
    UuidV7Generator generator;
    const auto later = generator.next(kNow);
    const auto afterStepBack = generator.next(kNow - milliseconds{60'000});
    EXPECT_LT(later, afterStepBack);
}

TEST(UuidV7, GoesOnAboveTheLastOneOfAnEarlierRun) {
    UuidV7Generator earlier;
    const auto last = earlier.next(kNow);
    UuidV7Generator restarted;
    restarted.continueAfter(last);
    EXPECT_LT(last, restarted.next(kNow - milliseconds{5}));
}

TEST(UuidV7, TakesATimeBefore1970AsItsBeginning) {
    UuidV7Generator generator;
    EXPECT_EQ(generator.next(Timestamp{milliseconds{-5}}).toString().substr(0, 13),
              "00000000-0000");
}

TEST(UuidV7, DiffersBetweenGenerators) {
    std::set<Uuid> seen;
    for (int i = 0; i < 1000; ++i) {
        UuidV7Generator generator;
        EXPECT_TRUE(seen.insert(generator.next(kNow)).second);
    }
}

} // namespace
} // namespace tempo
