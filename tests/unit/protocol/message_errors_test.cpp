#include <tempo/protocol/messages.hpp>

#include <gmock/gmock.h>

#include <string>

namespace tempo::protocol {
namespace {

using Json = nlohmann::json;

template<class Message>
std::string errorOf(const Json& json) {
    const auto read = fromJson<Message>(json);
    if (read) {
        return "";
    }
    EXPECT_EQ(read.error().code, ErrorCode::InvalidInput);
    return read.error().detail;
}

TEST(MessageErrors, NameAFieldThatIsMissing) {
    EXPECT_EQ(errorOf<HelloParams>({{"protocol", 1}}), "`client` is missing");
    EXPECT_EQ(errorOf<EventParams>(Json::object()), "`id` is missing");
}

TEST(MessageErrors, NameAFieldThatDoesNotBelongThere) {
    EXPECT_EQ(errorOf<Empty>({{"limit", 1}}), "`limit` is not a field of this message");
    EXPECT_EQ(errorOf<EventListParams>({{"limit", 1}, {"Provider", "p"}}),
              "`Provider` is not a field of this message");
}

TEST(MessageErrors, CutTheNameOfAFieldThatIsTooLongToRepeat) {
    EXPECT_LT(errorOf<Empty>({{std::string(5000, 'x'), 1}}).size(), 200U);
}

TEST(MessageErrors, SayTheBoundsOfANumber) {
    const std::string rule = "`limit` must be a whole number from 1 to 1000";
    for (const auto& wrong : {Json(0), Json(1001), Json(-1), Json(1.5), Json("1"), Json(nullptr),
                              Json(18'446'744'073'709'551'615U)}) {
        EXPECT_EQ(errorOf<EventListParams>({{"limit", wrong}}), rule) << wrong;
    }
    EXPECT_EQ(errorOf<HelloParams>({{"protocol", 1L << 40}, {"client", ""}}),
              "`protocol` must be a whole number from -2147483648 to 2147483647");
    EXPECT_EQ(errorOf<SubscriptionParams>({{"subscription", -1}}),
              "`subscription` must be a whole number, 0 or more");
    EXPECT_EQ(errorOf<SenderRotateParams>({{"sender", "n"}, {"grace", -1}}),
              "`grace` must be a whole number from 0 to 31536000");
}

TEST(MessageErrors, SayTheBoundsOfAList) {
    EXPECT_EQ(errorOf<EventIdsParams>({{"ids", Json::array()}}),
              "`ids` must be a list of 1 to 1000 items");
    EXPECT_EQ(errorOf<EventIdsParams>({{"ids", Json::array_t(1001, "x")}}),
              "`ids` must be a list of 1 to 1000 items");
    EXPECT_EQ(errorOf<EventIdsParams>({{"ids", "x"}}), "`ids` must be a list");
}

TEST(MessageErrors, SayTheWordsOfAClosedSet) {
    const std::string rule = "`severity` must be one of `ok` `info` `warning` `error` `critical`";
    EXPECT_EQ(errorOf<EventListParams>({{"severity", "fatal"}}), rule);
    EXPECT_EQ(errorOf<EventListParams>({{"severity", 3}}), rule);
    EXPECT_EQ(errorOf<EventListParams>({{"dismissed", true}}),
              "`dismissed` must be one of `hidden` `shown`");
}

TEST(MessageErrors, NameThePlaceOfAnItem) {
    EXPECT_EQ(errorOf<EventIdsParams>({{"ids", {"0198c5f0-0000-7000-8000-000000000001", "x"}}}),
              "`ids[1]` must be an id (a UUID)");
}

TEST(MessageErrors, NameThePathOfANestedField) {
    auto status = toJson(StatusResult{});
    status["ingestion"]["plain"]["port"] = 65536;
    EXPECT_EQ(errorOf<StatusResult>(status),
              "`ingestion.plain.port` must be a whole number from 0 to 65535");
    auto page = toJson(EventPage{{Event{}, Event{}}, {}, 0});
    page["events"][1]["title"] = 4;
    EXPECT_EQ(errorOf<EventPage>(page), "`events[1].title` must be text");
}

TEST(MessageErrors, RefuseValuesOfTheWrongKind) {
    EXPECT_EQ(errorOf<EventListParams>({{"provider", nullptr}}), "`provider` must be text");
    EXPECT_EQ(errorOf<EventListParams>(Json::array()), "the message must be an object");
    auto event = eventToJson(Event{});
    event["needsAttention"] = 1;
    EXPECT_EQ(errorOf<Event>(event), "`needsAttention` must be true or false");
    event = eventToJson(Event{});
    event["startDate"] = "2026-01-01T00:00:00";
    EXPECT_EQ(errorOf<Event>(event),
              "`startDate` must be a date and time with an offset (RFC 3339)");
    event = eventToJson(Event{});
    event["metadata"] = "{}";
    EXPECT_EQ(errorOf<Event>(event), "`metadata` must be an object");
    event["metadata"] = Json::object();
    event["actions"] = Json::object();
    EXPECT_EQ(errorOf<Event>(event), "`actions` must be a list");
}

TEST(MessageErrors, SayWhatARateCanBe) {
    for (const auto& wrong : {Json(0), Json(1'000'001), Json("fast"), Json(nullptr)}) {
        EXPECT_EQ(errorOf<SenderCreateParams>({{"name", "n"}, {"provider", "p"}, {"rate", wrong}}),
                  "`rate` must be `default`, `off` or a whole number from 1 to 1000000");
    }
}

} // namespace
} // namespace tempo::protocol
