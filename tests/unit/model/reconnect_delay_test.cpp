#include "model/link/reconnect_delay.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

TEST(ReconnectDelay, DoublesFromHalfASecondToFifteen) {
    ReconnectDelay delay;
    std::vector<long> waited;
    for (int attempt = 0; attempt < 7; ++attempt) {
        waited.push_back(delay.next().count());
    }
    EXPECT_THAT(waited, testing::ElementsAre(500, 1000, 2000, 4000, 8000, 15'000, 15'000));
    delay.reset();
    EXPECT_EQ(delay.next(), ReconnectDelay::kFirst);
}

} // namespace
} // namespace tempo::model
