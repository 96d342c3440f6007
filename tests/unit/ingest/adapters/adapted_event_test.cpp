#include "ingest/adapters/adapted_event.hpp"

#include <tempo/core/limits.hpp>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace tempo::ingest {
namespace {

using Json = nlohmann::json;

/// An event from a payload, finished; a fault fails the test.
class AdaptedEvents : public testing::Test {
protected:
    Foreign body(const std::string& text) {
        EXPECT_FALSE(payload_.read(text));
        return payload_.root();
    }

    Json metadataOf(AdaptedEvent& event) {
        FaultList faults;
        event.setTitle("A title");
        const auto draft = event.finish({"home", ""}, faults);
        for (const auto& fault : faults.take()) {
            ADD_FAILURE() << fault.pointer << ": " << fault.detail;
        }
        return Json::parse(draft.metadata);
    }

    Payload payload_;
    AdaptedEvent event_{"home"};
};

TEST_F(AdaptedEvents, KeepALongTextWithAMark) {
    event_.add("log", std::string(100'000, 'x'));
    const auto metadata = metadataOf(event_);
    EXPECT_EQ(metadata["log"].get<std::string>().size(), limits::kMetadataStringSize);
    EXPECT_TRUE(metadata["log"].get<std::string>().ends_with("…"));
    EXPECT_EQ(metadata["shortened"], Json({"log"}));
}

TEST_F(AdaptedEvents, KeepWhatIsNestedTooDeepAsText) {
    const auto deep = std::string(20, '[') + "1" + std::string(20, ']');
    event_.add("tree", body(deep));
    EXPECT_EQ(metadataOf(event_)["tree"], deep);
}

TEST_F(AdaptedEvents, KeepTooManyKeysAsText) {
    Json many;
    for (int i = 0; i < 300; ++i) {
        many["key" + std::to_string(i)] = i;
    }
    event_.addRest(body(many.dump()));
    const auto raw = metadataOf(event_)["raw"];
    ASSERT_TRUE(raw.is_string());
    EXPECT_EQ(Json::parse(raw.get<std::string>()), many);
}

TEST_F(AdaptedEvents, KeepOnlyWhatNobodyTookInRaw) {
    const auto root = body(R"({"a":1,"b":{"c":2,"d":null,"e":""},"f":[],"g":{"h":3}})");
    event_.add("a", root["a"]);
    root["g"]["h"].take();
    event_.addRest(root);
    EXPECT_EQ(metadataOf(event_)["raw"], Json::parse(R"({"b":{"c":2}})"));
}

TEST_F(AdaptedEvents, KeepWhatTheyShareApartFromWhatIsTheirs) {
    const auto root = body(R"({"mine":{"shared_":1,"shared":2},"ours":3})");
    event_.addRest(root["mine"]);
    event_.addSharedRest(root);
    EXPECT_EQ(metadataOf(event_)["raw"],
              Json::parse(R"({"shared_":1,"shared":2,"shared__":{"ours":3}})"));
}

TEST_F(AdaptedEvents, LoseTheirExternalIdRatherThanTheirSelf) {
    event_.setExternalId(std::string(300, 'i'));
    EXPECT_EQ(metadataOf(event_)["fullExternalID"], std::string(300, 'i'));
}

TEST_F(AdaptedEvents, KeepAnEndBeforeTheStartInMetadata) {
    event_.setStart(Timestamp(std::chrono::hours(2)));
    event_.setEnd(Timestamp(std::chrono::hours(1)));
    EXPECT_EQ(metadataOf(event_)["endDate"], "1970-01-01T01:00:00.000Z");
}

TEST_F(AdaptedEvents, TakeNothingForAnImageThatIsNone) {
    const auto root = body(R"({"thumbnail":"bm8gaW1hZ2U="})");
    event_.addThumbnail(root["thumbnail"]);
    event_.addRest(root);
    const auto metadata = metadataOf(event_);
    EXPECT_FALSE(metadata.contains("thumbnail"));
    EXPECT_EQ(metadata["raw"]["thumbnail"], "bm8gaW1hZ2U=");
}

TEST_F(AdaptedEvents, SetAKeyOnce) {
    event_.add("a", "first");
    event_.add("a", "second");
    EXPECT_EQ(metadataOf(event_)["a"], "first");
}

} // namespace
} // namespace tempo::ingest
