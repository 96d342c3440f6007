#include "component/daemon/store_fixture.hpp"
#include "daemon/retention.hpp"

#include <gmock/gmock.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using tempo::test::alert;
using tempo::test::draftTitled;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::UnorderedElementsAreArray;

class RetentionTest : public test::StoreFixture {};

TEST_F(RetentionTest, DeletesInStepsAndTellsSubscribersEachDeletion) {
    Retention retention(tasks_, feed_, log_, clock_);
    EffectiveSettings settings;
    settings.retention = std::chrono::days(1);
    retention.configure(settings);
    test::FeedRecorder recorder;
    const auto subscription = feed_.subscribe(recorder);

    const auto old = post(std::vector<EventDraft>(600, draftTitled("old")));
    clock_.advance(48h);
    post({draftTitled("new")});
    retention.run();
    runUntil([&] { return recorder.deletions.size() >= old.size(); });
    EXPECT_THAT(recorder.deletions, UnorderedElementsAreArray(old));
    EXPECT_EQ(read(store::countEvents).events, 1U);
}

TEST_F(RetentionTest, TakesPicturesOutOfOldEventsAndTellsSubscribers) {
    Retention retention(tasks_, feed_, log_, clock_);
    EffectiveSettings settings;
    settings.imageRetention = std::chrono::days(1);
    retention.configure(settings);
    std::vector<EventDraft> drafts;
    for (int i = 0; i < 45; ++i) {
        auto draft = alert("camera " + std::to_string(i));
        draft.metadata = R"({"thumbnail":"data:image/png;base64,iVBORw0KGgo="})";
        drafts.push_back(std::move(draft));
    }
    post(std::move(drafts));
    clock_.advance(48h);
    test::FeedRecorder recorder;
    const auto subscription = feed_.subscribe(recorder);
    retention.run();
    runUntil([&] { return recorder.changes.size() >= 45; });
    ASSERT_EQ(recorder.changes.size(), 45U);
    EXPECT_THAT(recorder.changes.front().metadata, HasSubstr("thumbnailRemovedAt"));
    EXPECT_THAT(recorder.changes.front().metadata, Not(HasSubstr("base64")));
    EXPECT_TRUE(recorder.deletions.empty());
}

} // namespace
} // namespace tempo::daemon
