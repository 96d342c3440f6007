#include "model/events/event_actions.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using protocol::ChangedResult;
using protocol::TimelineMarked;
using protocol::TimelineMarkParams;
using test::numbered;

class Actions : public testing::Test {
protected:
    Actions() {
        link.answer("timeline.mark", [this](const protocol::Json& params) {
            const auto asked = protocol::fromJson<TimelineMarkParams>(params).value();
            const auto count = asked.events.size() + 5 * asked.stacks.size();
            return protocol::toJson(TimelineMarked{
                .changed = count, .marking = {.mark = asked.mark, .after = ++sequence}});
        });
        link.answerWith("timeline.unmark", ChangedResult{.changed = 1});
        QObject::connect(&actions, &EventActions::marked,
                         [this](Mark, quint64 count) { marked = count; });
        QObject::connect(&actions, &EventActions::undone,
                         [this](quint64 count) { undone = count; });
        QObject::connect(&actions, &EventActions::failed,
                         [this](const QString& why) { problem = why.toStdString(); });
    }

    TimelineMarkParams lastMark() {
        return protocol::fromJson<TimelineMarkParams>(link.lastParams("timeline.mark")).value();
    }

    test::ScriptedLink link;
    EventActions actions{link};
    Sequence sequence = 0;
    quint64 marked = 0;
    quint64 undone = 0;
    std::string problem;
};

TEST_F(Actions, TakeBackExactlyWhatTheDaemonHasDone) {
    actions.mark(Mark::Dismiss, {numbered(1).id, numbered(2).id}, {7});
    EXPECT_EQ(marked, 7U);
    ASSERT_TRUE(actions.canUndo());
    actions.undo();
    EXPECT_EQ(undone, 1U);
    const auto taken =
        protocol::fromJson<protocol::TimelineMarking>(link.lastParams("timeline.unmark"));
    EXPECT_EQ(taken->mark, Mark::Dismiss);
    EXPECT_EQ(taken->after, 1U);
    EXPECT_FALSE(actions.canUndo());
    actions.undo();
    EXPECT_EQ(link.callsOf("timeline.unmark"), 1U);
}

TEST_F(Actions, SendManyEventsInSeveralRequestsAndTakeAllOfThemBack) {
    std::vector<EventId> ids;
    for (std::uint64_t number = 0; number < 2001; ++number) {
        ids.push_back(numbered(number).id);
    }
    actions.mark(Mark::Acknowledge, ids);
    EXPECT_EQ(link.callsOf("timeline.mark"), 3U);
    EXPECT_EQ(marked, 2001U);
    actions.undo();
    EXPECT_EQ(undone, 3U);
}

TEST_F(Actions, SayWhyTheDaemonRefuses) {
    link.answer("timeline.mark", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::Forbidden, "Only the owner may do this.");
    });
    actions.mark(Mark::Dismiss, {numbered(1).id});
    EXPECT_EQ(problem, "Only the owner may do this.");
    EXPECT_FALSE(actions.canUndo());
}

TEST_F(Actions, AcknowledgeEverythingThatNeedsAttention) {
    actions.acknowledgeAll();
    ASSERT_TRUE(lastMark().filter);
    EXPECT_EQ(lastMark().filter->attention, protocol::Attention::Needed);
    EXPECT_TRUE(lastMark().events.empty());
}

TEST_F(Actions, MarkEverythingThatASearchFinds) {
    link.answer("events.search", [](const protocol::Json& params) {
        protocol::EventSearchPage page;
        page.events = {params.contains("before") ? numbered(1) : numbered(2)};
        if (!params.contains("before")) {
            page.next = "further";
        }
        return protocol::toJson(page);
    });
    actions.markFound(Mark::Dismiss, "disk full");
    EXPECT_EQ(lastMark().events, (std::vector{numbered(2).id, numbered(1).id}));
}

TEST_F(Actions, AskNothingForNoEvents) {
    actions.mark(Mark::Dismiss, {});
    EXPECT_TRUE(link.calls.empty());
}

} // namespace
} // namespace tempo::model
