#include "http/body_budget.hpp"

#include <gtest/gtest.h>

namespace tempo::http {
namespace {

TEST(BodyBudget, IsSharedAndGivenBack) {
    const std::size_t limit = 100;
    BodyBudget budget(limit);
    BodyBudget::Share first(budget);
    EXPECT_TRUE(first.growTo(60));
    {
        BodyBudget::Share second(budget);
        EXPECT_TRUE(second.growTo(40));
        EXPECT_FALSE(second.growTo(41));
        EXPECT_FALSE(first.growTo(61));
    }
    EXPECT_TRUE(first.growTo(100));
}

TEST(BodyBudget, CountsOnlyWhatAShareGrowsBy) {
    const std::size_t limit = 100;
    BodyBudget budget(limit);
    BodyBudget::Share share(budget);
    EXPECT_TRUE(share.growTo(90));
    EXPECT_TRUE(share.growTo(10));
    EXPECT_TRUE(share.growTo(100));
    EXPECT_FALSE(share.growTo(101));
}

} // namespace
} // namespace tempo::http
