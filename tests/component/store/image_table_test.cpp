#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/image_table.hpp"
#include "store/events/metadata_image.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace std::chrono_literals;
using tempo::test::alert;
using tempo::test::storeOne;
using tempo::test::TestDatabase;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPicture =
    R"({"camera":"door","thumbnail":"data:image/png;base64,iVBORw0KGgo=","n":1})";

EventDraft withPicture(std::string id) {
    auto draft = alert(std::move(id));
    draft.metadata = kPicture;
    return draft;
}

RemovedImages removeAll(TestDatabase& database, std::size_t limit = 10) {
    return database.write(
        [&](WriteContext& context) { return removeImages(context, context.now, limit); });
}

std::string metadataOf(TestDatabase& database, const EventId& id) {
    return findEvent(database.connection(), id)->metadata;
}

TEST(MetadataImage, IsReplacedByWhenItWasRemoved) {
    const auto time = *parseRfc3339("2026-01-31T12:00:00Z");
    EXPECT_TRUE(holdsImage(kPicture));
    EXPECT_EQ(withoutImages(kPicture, time),
              R"({"camera":"door","thumbnailRemovedAt":"2026-01-31T12:00:00.000Z","n":1})");
}

TEST(MetadataImage, IsNoOtherText) {
    for (const auto* json :
         {R"({})", R"({"thumbnail":"front door"})", R"({"text":"\"thumbnail\":\"data:image/png"})",
          R"({"picture":"data:image/png;base64,iVBORw0KGgo="})"}) {
        EXPECT_FALSE(holdsImage(json)) << json;
        EXPECT_EQ(withoutImages(json, {}), json);
    }
}

TEST(Images, GoFromOldEventsAndTheEventStays) {
    TestDatabase database;
    const auto old = storeOne(database, withPicture("old"));
    database.clock.advance(48h);
    const auto recent = storeOne(database, withPicture("new"));
    const auto removed = database.write(
        [](WriteContext& context) { return removeImages(context, context.now - 24h, 10); });
    ASSERT_EQ(removed.events.size(), 1U);
    EXPECT_EQ(removed.events[0].id, old.id);
    EXPECT_GT(removed.events[0].sequence, recent.sequence);
    EXPECT_THAT(metadataOf(database, old.id), HasSubstr("thumbnailRemovedAt"));
    EXPECT_THAT(metadataOf(database, old.id), Not(HasSubstr("base64")));
    EXPECT_EQ(metadataOf(database, recent.id), kPicture);
    EXPECT_EQ(findEvent(database.connection(), old.id)->needsAttention, old.needsAttention);
}

TEST(Images, GoFromEarlierVersionsToo) {
    TestDatabase database;
    const auto event = storeOne(database, withPicture("door"));
    storeOne(database, alert("door"));
    database.clock.advance(1h);
    const auto removed = removeAll(database);
    EXPECT_TRUE(removed.events.empty());
    EXPECT_EQ(removed.looked, 1U);
    EXPECT_THAT(revisionsOf(database.connection(), event.id).front().document,
                HasSubstr("thumbnailRemovedAt"));
}

TEST(Images, AreRemovedInSteps) {
    TestDatabase database;
    for (const auto* id : {"a", "b", "c"}) {
        storeOne(database, withPicture(id));
    }
    database.clock.advance(1h);
    EXPECT_EQ(removeAll(database, 2).looked, 2U);
    EXPECT_EQ(removeAll(database, 2).looked, 1U);
    EXPECT_EQ(removeAll(database, 2).looked, 0U);
}

TEST(Images, AreForgottenWithTheirEvents) {
    TestDatabase database;
    const auto event = storeOne(database, withPicture("door"));
    database.write([&](WriteContext& context) { return erase(context, std::array{event.id}); });
    Query query(database.connection(), "SELECT count(*) FROM images");
    query.next();
    EXPECT_EQ(query.column<int>(0), 0);
}

} // namespace
