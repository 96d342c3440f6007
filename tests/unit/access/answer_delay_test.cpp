#include "access/answer_delay.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace tempo::access {
namespace {

using namespace std::chrono_literals;

TEST(AnswerDelay, LeavesTheFirstFailuresAlone) {
    for (const std::uint32_t failures : {0U, 1U, 2U, 3U, 4U}) {
        EXPECT_EQ(answerDelay(failures), 0ms) << failures;
    }
}

TEST(AnswerDelay, DoublesFromTheFifthFailureOn) {
    EXPECT_EQ(answerDelay(5), 100ms);
    EXPECT_EQ(answerDelay(6), 200ms);
    EXPECT_EQ(answerDelay(7), 400ms);
    EXPECT_EQ(answerDelay(11), 6400ms);
}

TEST(AnswerDelay, NeverExceedsTenSeconds) {
    for (const std::uint32_t failures :
         {12U, 20U, 1000U, std::numeric_limits<std::uint32_t>::max()}) {
        EXPECT_EQ(answerDelay(failures), 10s) << failures;
    }
}

} // namespace
} // namespace tempo::access
