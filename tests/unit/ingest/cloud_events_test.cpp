#include "unit/ingest/decode.hpp"

#include <tempo/core/timestamp.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tempo::ingest {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr auto* kStructured = "application/cloudevents+json";
constexpr auto* kBatched = "application/cloudevents-batch+json";

const std::vector<HeaderField> kRequired{
    {"CE-SpecVersion", "1.0"}, {"ce-id", "7"}, {"ce-source", "/disk"}, {"ce-type", "disk.full"}};

auto decodeBinary(const std::vector<HeaderField>& fields, std::string_view body,
                  std::string_view contentType) {
    return decodeBody({contentType, body, fields}, kContext);
}

TEST(CloudEvents, StructuredOnesBecomeEvents) {
    const auto event = accepted(R"({"specversion":"1.0","id":"7","source":"https://nas.lan/disk",
        "type":"disk.full","subject":"/srv is full","time":"2026-01-31T18:30:00Z",
        "datacontenttype":"application/json","region":"attic","level":3,
        "data":{"free":0}})",
                                kStructured);
    EXPECT_EQ(event.title, "/srv is full");
    EXPECT_EQ(event.eventType, EventType::Event);
    EXPECT_EQ(event.externalID, "https://nas.lan/disk 7");
    EXPECT_EQ(event.startDate, parseRfc3339("2026-01-31T18:30:00Z"));
    EXPECT_EQ(event.providerIdentifier, "scripts.shell");
    EXPECT_EQ(event.metadata,
              R"({"source":"https://nas.lan/disk","type":"disk.full","subject":"/srv is full",)"
              R"("datacontenttype":"application/json","region":"attic","level":3,)"
              R"("data":{"free":0}})");
}

TEST(CloudEvents, TakeTheTypeForATitleWithoutSubject) {
    EXPECT_EQ(
        accepted(R"({"specversion":"1.0","id":"7","source":"/a","type":"disk.full"})", kStructured)
            .title,
        "disk.full");
}

TEST(CloudEvents, NameEveryMissingAttribute) {
    EXPECT_THAT(faultyPointers("{}", kStructured),
                ElementsAre("/specversion", "/source", "/id", "/type"));
    EXPECT_THAT(
        faultyPointers(R"({"specversion":null,"id":null,"source":"/a","type":"b"})", kStructured),
        ElementsAre("/specversion", "/id"));
}

TEST(CloudEvents, RefuseWhatTheSpecificationForbids) {
    const std::string required = R"({"specversion":"1.0","id":"7","source":"/a","type":"b",)";
    EXPECT_THAT(faultyPointers(required + R"("Upper":1,"my_ext":2,"obj":{}})", kStructured),
                ElementsAre("/Upper", "/my_ext", "/obj"));
    EXPECT_THAT(faultyPointers(required + R"("data":1,"data_base64":"AAAA"})", kStructured),
                ElementsAre("/data_base64"));
    EXPECT_THAT(faultyPointers(required + R"("data_base64":"A A"})", kStructured),
                ElementsAre("/data_base64"));
    EXPECT_THAT(
        faultyPointers(R"({"specversion":"0.3","id":"7","source":"/a b","type":"","time":"now"})",
                       kStructured),
        ElementsAre("/time", "/specversion", "/source", "/type"));
}

TEST(CloudEvents, BoundTheExternalIdThatTheyMake) {
    const auto withId = [](std::size_t length) {
        return R"({"specversion":"1.0","source":"/a","type":"b","id":")" +
               std::string(length, 'x') + "\"}";
    };
    EXPECT_EQ(accepted(withId(253), kStructured).externalID->size(), 256U);
    EXPECT_THAT(faultyPointers(withId(254), kStructured), ElementsAre("/id"));
}

TEST(CloudEvents, KeepToTheRulesOfMetadata) {
    EXPECT_THAT(faultyPointers(R"({"specversion":"1.0","id":"7","source":"/a","type":"b",)"
                               R"("data":{"k":{"k":{"k":{"k":{"k":{"k":{"k":{}}}}}}}}})",
                               kStructured),
                ElementsAre("/data/k/k/k/k/k/k/k"));
}

TEST(CloudEvents, ComeInBatches) {
    const auto decoded = decode(R"([{"specversion":"1.0","id":"1","source":"/a","type":"b"},
        {"specversion":"1.0","id":"2","source":"/a","type":"b"}])",
                                kBatched);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->shape, BodyShape::Batch);
    EXPECT_EQ(decoded->events[1].externalID, "/a 2");
    EXPECT_THAT(faultyPointers(R"([{"specversion":"1.0","id":"1","source":"/a"}])", kBatched),
                ElementsAre("/0/type"));
}

TEST(CloudEvents, MayNotPassABatchForOneNorOneForABatch) {
    const std::string event = R"({"specversion":"1.0","id":"1","source":"/a","type":"b"})";
    EXPECT_THAT(faultyPointers(event, kBatched), ElementsAre(""));
    EXPECT_THAT(faultyPointers("[" + event + "]", kStructured), ElementsAre(""));
}

TEST(CloudEvents, InBinaryModeTakeTheBodyForData) {
    auto fields = kRequired;
    fields.push_back({"ce-subject", "%E2%82%AC \"full\" 100%"});
    fields.push_back({"ce-Region", "\"the \\\"attic\\\"\""});
    const auto decoded = decodeBinary(fields, R"({"free":0})", "application/json; charset=utf-8");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->shape, BodyShape::Single);
    const auto& event = decoded->events.front();
    EXPECT_EQ(event.title, "\xe2\x82\xac \"full\" 100%");
    EXPECT_EQ(event.externalID, "/disk 7");
    EXPECT_EQ(event.metadata,
              "{\"source\":\"/disk\",\"type\":\"disk.full\",\"subject\":\"\xe2\x82\xac "
              R"(\"full\" 100%","region":"the \"attic\"",)"
              R"("datacontenttype":"application/json; charset=utf-8","data":{"free":0}})");
}

TEST(CloudEvents, InBinaryModeTakeOtherTypesForText) {
    const auto text = decodeBinary(kRequired, "<a/>", "application/xml");
    ASSERT_TRUE(text);
    EXPECT_THAT(text->events.front().metadata, HasSubstr(R"("data":"<a/>")"));
    const auto none = decodeBinary(kRequired, "", "");
    ASSERT_TRUE(none);
    EXPECT_EQ(none->events.front().metadata, R"({"source":"/disk","type":"disk.full"})");
}

TEST(CloudEvents, InBinaryModeRefuseWhatCannotBeRead) {
    const auto bytes = decodeBinary(kRequired, "\xff\xd8", "image/jpeg");
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().faults.front().pointer, "/data");
    EXPECT_EQ(decodeBinary(kRequired, "{", "application/json").error().kind, Refusal::NotJson);

    auto fields = kRequired;
    fields.push_back({"ce-note", "%FF"});
    fields.push_back({"ce-data", "x"});
    fields.push_back({"ce-id", "8"});
    const auto faults = decodeBinary(fields, "", "").error().faults;
    std::vector<std::string> pointers;
    for (const auto& fault : faults) {
        pointers.push_back(fault.pointer);
    }
    EXPECT_THAT(pointers, ElementsAre("/note", "/data", "/id"));
}

TEST(CloudEvents, InBinaryModeNameTheMissingHeader) {
    const std::vector<HeaderField> fields{{"ce-id", "1"}};
    const auto decoded = decodeBinary(fields, "", "");
    ASSERT_FALSE(decoded);
    EXPECT_THAT(decoded.error().faults.front().detail, HasSubstr("ce-specversion"));
}

} // namespace
} // namespace tempo::ingest
