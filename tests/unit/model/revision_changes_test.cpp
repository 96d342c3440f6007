#include "model/details/revision_changes.hpp"

#include <tempo/protocol/messages.hpp>

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

protocol::EventDetail detailOf(const std::string& title, const std::string& metadata) {
    protocol::EventDetail detail;
    detail.event.title = title;
    detail.event.metadata = metadata;
    detail.event.actions = "[]";
    return detail;
}

/// The version that a detail shows, as an earlier one.
protocol::EventRevision earlier(std::uint32_t revision, const protocol::EventDetail& detail) {
    return {.revision = revision,
            .replacedAt = Timestamp(std::chrono::seconds(revision)),
            .document = protocol::toJson(detail.event)};
}

FieldChange change(const char* field, const char* before, const char* after) {
    return {QString::fromUtf8(field), QString::fromUtf8(before), QString::fromUtf8(after)};
}

TEST(RevisionChanges, TellWhatIsDifferentFieldByField) {
    auto detail = detailOf("Up again", R"({"ping":"3","host":{"name":"nas"}})");
    detail.revisions = {earlier(1, detailOf("Down", R"({"host":{"name":"nas"},"code":503})"))};
    const auto steps = stepsOf(detail);
    ASSERT_EQ(steps.size(), 1U);
    EXPECT_EQ(steps[0].revision, 1U);
    EXPECT_THAT(steps[0].changes,
                ElementsAre(change("metadata.code", "503", ""), change("metadata.ping", "", "3"),
                            change("title", "Down", "Up again")));
}

TEST(RevisionChanges, GoFromEachVersionToTheNextOne) {
    auto detail = detailOf("c", "{}");
    detail.revisions = {earlier(2, detailOf("b", "{}")), earlier(1, detailOf("a", "{}"))};
    const auto steps = stepsOf(detail);
    ASSERT_EQ(steps.size(), 2U);
    EXPECT_THAT(steps[0].changes, ElementsAre(change("title", "b", "c")));
    EXPECT_THAT(steps[1].changes, ElementsAre(change("title", "a", "b")));
}

TEST(RevisionChanges, LeaveOutWhatIsNotOfTheMatter) {
    auto detail = detailOf("same", "{}");
    auto before = detail;
    before.event.revision = 1;
    before.event.acknowledgedAt = Timestamp(std::chrono::seconds(9));
    detail.revisions = {earlier(1, before)};
    EXPECT_THAT(stepsOf(detail)[0].changes, IsEmpty());
}

TEST(RevisionChanges, AreNoneOfAnEventThatCameOnce) {
    EXPECT_THAT(stepsOf(detailOf("once", "{}")), IsEmpty());
}

} // namespace
} // namespace tempo::model
