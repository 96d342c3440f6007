#include "unit/ingest/decode.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

using namespace test;
using namespace std::string_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr auto* kNdJson = "application/x-ndjson";

TEST(BodyDecoder, TreatsAMissingContentTypeAsJson) {
    EXPECT_EQ(accepted(R"({"title":"a"})", "").title, "a");
    EXPECT_EQ(accepted(R"({"title":"a"})", "Application/JSON; charset=\"UTF-8\"").title, "a");
}

TEST(BodyDecoder, RefusesOtherMediaTypesAndSaysWhichItReads) {
    for (const auto* const type : {"application/x-www-form-urlencoded", "text/plain",
                                   "application/json; charset=latin1", "nonsense", "a/b; c"}) {
        const auto decoded = decode(R"({"title":"a"})", type);
        ASSERT_FALSE(decoded) << type;
        EXPECT_EQ(decoded.error().kind, Refusal::UnsupportedMediaType);
        EXPECT_THAT(decoded.error().detail, HasSubstr("application/x-ndjson"));
    }
}

TEST(BodyDecoder, RefusesAnEmptyBody) {
    EXPECT_EQ(refusalOf(""), Refusal::Empty);
    EXPECT_EQ(refusalOf(" \r\n\t"), Refusal::Empty);
    EXPECT_EQ(refusalOf("\n\n", kNdJson), Refusal::Empty);
}

TEST(BodyDecoder, SaysWhereTheSyntaxIsWrongWithoutQuotingThePayload) {
    const auto decoded = decode("{\n \"title\": secret }");
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().kind, Refusal::NotJson);
    EXPECT_THAT(decoded.error().detail, HasSubstr("line 2, byte 11"));
    EXPECT_THAT(decoded.error().detail, Not(HasSubstr("secret")));
}

TEST(BodyDecoder, ReadsAnArrayAsABatch) {
    const auto decoded = decode(R"([{"title":"a"},{"title":"b"}])");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->shape, BodyShape::Batch);
    ASSERT_EQ(decoded->events.size(), 2U);
    EXPECT_EQ(decoded->events[1].title, "b");
    EXPECT_EQ(decode(R"([{"title":"a"}])")->shape, BodyShape::Batch);
    EXPECT_EQ(decode(R"({"title":"a"})")->shape, BodyShape::Single);
}

TEST(BodyDecoder, BeginsThePointersOfABatchWithTheItem) {
    EXPECT_THAT(faultyPointers(R"([{"title":"a"},{},7,{"title":"b","metadata":{"k":1,"k":2}}])"),
                ElementsAre("/3/metadata/k", "/1/title", "/2"));
}

TEST(BodyDecoder, RefusesABatchWithoutEventsAndOneWithTooMany) {
    EXPECT_THAT(faultyPointers("[]"), ElementsAre(""));
    std::string batch = "[";
    std::string lines;
    for (int i = 0; i < 1000; ++i) {
        batch += R"({"title":"a"},)";
        lines += "{\"title\":\"a\"}\n";
    }
    batch.back() = ']';
    EXPECT_EQ(decode(batch)->events.size(), 1000U);
    EXPECT_EQ(decode(lines, kNdJson)->events.size(), 1000U);
    batch.back() = ',';
    EXPECT_EQ(refusalOf(batch + R"({"title":"a"}])"), Refusal::TooManyEvents);
    EXPECT_EQ(refusalOf(lines + R"({"title":"a"})", kNdJson), Refusal::TooManyEvents);
}

TEST(BodyDecoder, ReadsNdJsonWithEmptyLinesAndCarriageReturns) {
    const auto decoded = decode("{\"title\":\"a\"}\r\n\r\n\n{\"title\":\"b\"}", kNdJson);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->shape, BodyShape::Batch);
    ASSERT_EQ(decoded->events.size(), 2U);
    EXPECT_EQ(decoded->events[1].title, "b");
    EXPECT_EQ(decode("{\"title\":\"a\"}\n", kNdJson)->shape, BodyShape::Batch);
}

TEST(BodyDecoder, CountsNdJsonEventsInPointersAndLinesInSyntaxErrors) {
    EXPECT_THAT(faultyPointers("{\"title\":\"a\"}\n\n{\"x\":1}\n[]\n", kNdJson),
                ElementsAre("/1/x", "/1/title", "/2"));
    const auto decoded = decode("{\"title\":\"a\"}\n\n{\"title\"}\n", kNdJson);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().kind, Refusal::NotJson);
    EXPECT_THAT(decoded.error().detail, HasSubstr("line 3"));
}

TEST(BodyDecoder, BoundsTheFaultsOfABatch) {
    std::string batch = "[";
    for (int i = 0; i < 300; ++i) {
        batch += "{},";
    }
    batch.back() = ']';
    const auto decoded = decode(batch);
    ASSERT_FALSE(decoded);
    ASSERT_EQ(decoded.error().faults.size(), kFaultsPerBody + 1);
    EXPECT_THAT(decoded.error().faults.back().detail, HasSubstr("More faults"));
}

TEST(BodyDecoder, TakesAByteOrderMarkForNothing) {
    EXPECT_EQ(accepted("\xef\xbb\xbf{\"title\":\"a\"}").title, "a");
}

TEST(BodyDecoder, RefusesWhatFollowsANul) {
    EXPECT_EQ(refusalOf("{\"title\":\"a\"}\0{\"title\":\"b\"}"s), Refusal::NotJson);
    EXPECT_EQ(refusalOf("{\"title\":\"a\"}\0"s), Refusal::NotJson);
}

TEST(BodyDecoder, StopsAtNestingThatNoEventNeeds) {
    const auto decoded = decode(std::string(100000, '['));
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().kind, Refusal::InvalidEvent);
    EXPECT_THAT(decoded.error().faults.back().detail, HasSubstr("deeper"));
}

TEST(BodyDecoder, StopsAtMoreValuesThanAnyBatchNeeds) {
    std::string body = R"({"title":"a","metadata":{"a":[0)";
    for (int i = 0; i < 600'000; ++i) {
        body += ",0";
    }
    EXPECT_THAT(faultyPointers(body + "]}}"), ElementsAre(""));
}

} // namespace
} // namespace tempo::ingest
