#include <tempo/protocol/framing.hpp>

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace tempo::protocol {
namespace {

using testing::ElementsAre;

std::vector<std::string> takeAll(LineFramer& framer) {
    std::vector<std::string> lines;
    while (auto line = framer.next()) {
        lines.push_back(*std::move(line));
    }
    return lines;
}

TEST(LineFramer, GivesALineOnceItsEndHasArrived) {
    LineFramer framer;
    ASSERT_TRUE(framer.feed("{\"a\""));
    EXPECT_EQ(framer.next(), std::nullopt);
    ASSERT_TRUE(framer.feed(":1}\n"));
    EXPECT_EQ(framer.next(), "{\"a\":1}");
    EXPECT_EQ(framer.next(), std::nullopt);
}

TEST(LineFramer, CutsTheSameLinesForEverySplitOfTheBytes) {
    const std::string bytes = "one\r\n\ntwo\n\rthree\r\nrest";
    for (std::size_t first = 0; first <= bytes.size(); ++first) {
        for (std::size_t second = first; second <= bytes.size(); ++second) {
            LineFramer framer;
            std::vector<std::string> lines;
            for (const auto& part : {bytes.substr(0, first), bytes.substr(first, second - first),
                                     bytes.substr(second)}) {
                ASSERT_TRUE(framer.feed(part));
                for (auto& line : takeAll(framer)) {
                    lines.push_back(std::move(line));
                }
            }
            EXPECT_THAT(lines, ElementsAre("one", "", "two", "\rthree")) << first << ' ' << second;
        }
    }
}

TEST(LineFramer, CutsBytesThatComeOneByOne) {
    LineFramer framer;
    const std::string line(10'000, 'x');
    for (const char byte : line) {
        ASSERT_TRUE(framer.feed({&byte, 1}));
        ASSERT_EQ(framer.next(), std::nullopt);
    }
    ASSERT_TRUE(framer.feed("\n"));
    EXPECT_EQ(framer.next(), line);
}

TEST(LineFramer, KeepsLinesThatAreTakenLater) {
    LineFramer framer;
    ASSERT_TRUE(framer.feed("a\nb\nc\n"));
    EXPECT_EQ(framer.next(), "a");
    ASSERT_TRUE(framer.feed("d\ne"));
    EXPECT_EQ(framer.next(), "b");
    EXPECT_EQ(framer.next(), "c");
    ASSERT_TRUE(framer.feed("\n"));
    EXPECT_THAT(takeAll(framer), ElementsAre("d", "e"));
}

TEST(LineFramer, TakesALineOfExactlyTheLimit) {
    LineFramer framer(4);
    ASSERT_TRUE(framer.feed("1234\n5678"));
    EXPECT_TRUE(framer.feed("\n"));
    EXPECT_THAT(takeAll(framer), ElementsAre("1234", "5678"));
}

TEST(LineFramer, RefusesALineBeyondTheLimitBeforeItsEndArrives) {
    LineFramer framer(4);
    ASSERT_TRUE(framer.feed("12"));
    const auto fed = framer.feed("345");
    ASSERT_FALSE(fed);
    EXPECT_EQ(fed.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(fed.error().detail, testing::HasSubstr("longer than 4 bytes"));
}

TEST(LineFramer, RefusesAWholeLineBeyondTheLimitInTheMiddleOfOthers) {
    LineFramer framer(4);
    EXPECT_FALSE(framer.feed("1\n12345\n2\n"));
}

} // namespace
} // namespace tempo::protocol
