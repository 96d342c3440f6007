#include "model/events/event_actions.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using protocol::ChangedResult;
using test::numbered;

class Actions : public testing::Test {
protected:
    Actions() {
        for (const auto* method :
             {"events.acknowledge", "events.unacknowledge", "events.dismiss", "events.undismiss"}) {
            link.answer(method, [](const protocol::Json& params) {
                return protocol::toJson(ChangedResult{.changed = params["ids"].size()});
            });
        }
        QObject::connect(&actions, &EventActions::marked,
                         [this](Mark, quint64 count) { marked = count; });
        QObject::connect(&actions, &EventActions::undone,
                         [this](quint64 count) { undone = count; });
        QObject::connect(&actions, &EventActions::failed,
                         [this](const QString& why) { problem = why.toStdString(); });
    }

    test::ScriptedLink link;
    EventActions actions{link};
    quint64 marked = 0;
    quint64 undone = 0;
    std::string problem;
};

TEST_F(Actions, TakeBackExactlyWhatTheyHaveDone) {
    actions.mark(Mark::Dismiss, {numbered(1).id, numbered(2).id});
    EXPECT_EQ(marked, 2U);
    ASSERT_TRUE(actions.canUndo());
    actions.undo();
    EXPECT_EQ(undone, 2U);
    EXPECT_EQ(link.lastParams("events.undismiss"), link.lastParams("events.dismiss"));
    EXPECT_FALSE(actions.canUndo());
    actions.undo();
    EXPECT_EQ(link.callsOf("events.undismiss"), 1U);
}

TEST_F(Actions, SendManyEventsInSeveralRequests) {
    std::vector<EventId> ids;
    for (std::uint64_t number = 0; number < 2001; ++number) {
        ids.push_back(numbered(number).id);
    }
    link.hold();
    actions.mark(Mark::Acknowledge, ids);
    link.answerAll();
    EXPECT_EQ(link.callsOf("events.acknowledge"), 3U);
    EXPECT_EQ(marked, 2001U);
}

TEST_F(Actions, SayWhyTheDaemonRefuses) {
    link.answer("events.dismiss", [](const protocol::Json&) -> Expected<protocol::Json> {
        return failure(ErrorCode::Forbidden, "Only the owner may do this.");
    });
    actions.mark(Mark::Dismiss, {numbered(1).id});
    EXPECT_EQ(problem, "Only the owner may do this.");
    EXPECT_FALSE(actions.canUndo());
}

TEST_F(Actions, AcknowledgeEverythingHoweverManyPagesItTakes) {
    test::StoredEvents store(link);
    for (std::uint64_t number = 1; number <= 2500; ++number) {
        store.events.push_back(
            numbered(number, number % 2 == 0 ? Severity::Error : Severity::Info));
    }
    actions.acknowledgeAll();
    EXPECT_EQ(marked, 1250U);
    EXPECT_TRUE(actions.canUndo());
}

TEST_F(Actions, AskNothingForNoEvents) {
    actions.mark(Mark::Dismiss, {});
    EXPECT_TRUE(link.calls.empty());
}

} // namespace
} // namespace tempo::model
