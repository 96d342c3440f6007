#include "model/activity/activity_model.hpp"
#include "support/scripted_link.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using namespace std::chrono_literals;

const TimeText kBerlin(TimeFormat::Hours24, QTimeZone("Europe/Berlin"));

Timestamp at(const char* text) {
    return parseRfc3339(text).value();
}

TEST(ActivityStarts, AreTheHoursOfTheClock) {
    const auto starts = startsOf(Stretches::Hours, at("2026-01-10T12:34:56Z"), kBerlin);
    ASSERT_EQ(starts.size(), 25U);
    EXPECT_EQ(starts.front(), at("2026-01-09T13:00:00Z"));
    EXPECT_EQ(starts.back(), at("2026-01-10T13:00:00Z"));
    const TimeText kathmandu(TimeFormat::Hours24, QTimeZone("Asia/Kathmandu"));
    EXPECT_EQ(startsOf(Stretches::Hours, at("2026-01-10T12:34:56Z"), kathmandu).back(),
              at("2026-01-10T13:15:00Z"));
}

TEST(ActivityStarts, AreMidnightsWhereDaysAreShorterAndLongerToo) {
    const auto starts = startsOf(Stretches::Days, at("2026-04-10T12:00:00Z"), kBerlin);
    ASSERT_EQ(starts.size(), 85U);
    EXPECT_EQ(starts.back(), at("2026-04-10T22:00:00Z"));
    std::vector<std::chrono::milliseconds> lengths;
    for (std::size_t day = 0; day + 1 < starts.size(); ++day) {
        lengths.push_back(starts[day + 1] - starts[day]);
    }
    EXPECT_EQ(std::ranges::count(lengths, 23h), 1);
    EXPECT_EQ(std::ranges::count(lengths, 24h), 83);
    const auto autumn = startsOf(Stretches::Days, at("2026-11-10T12:00:00Z"), kBerlin);
    EXPECT_EQ(autumn[68] - autumn[67], 25h);
}

std::string header(const ActivityModel& model, Qt::Orientation orientation, int section) {
    return model.headerData(section, orientation, Qt::AccessibleTextRole).toString().toStdString();
}

class ActivityCells : public testing::Test {
protected:
    ActivityCells() {
        std::vector<protocol::SeverityCounts> counts(24);
        counts[22] = {.ok = 1, .info = 1};
        counts[23] = {.error = 4};
        link.answerWith("activity.subscribe",
                        protocol::ActivitySubscribed{.subscription = 3, .counts = counts});
        link.answerWith("events.unsubscribe", protocol::Empty{});
        model.setTimeText(kBerlin);
        link.become(LinkState::Connected);
        model.setNow(at("2026-01-10T12:34:56Z"));
    }

    std::string words(int column) {
        return model.index(0, column).data(Qt::AccessibleTextRole).toString().toStdString();
    }

    test::ScriptedLink link;
    ActivityModel model{link, Stretches::Hours};
};

TEST_F(ActivityCells, SayHowManyThereWereAndTheWorst) {
    EXPECT_EQ(words(23), "Today, 13:00 to 14:00: 4 events, worst: Error");
    EXPECT_EQ(words(22), "Today, 12:00 to 13:00: 2 events, worst: Info");
    EXPECT_EQ(words(0), "Yesterday, 14:00 to 15:00: no events");
    EXPECT_DOUBLE_EQ(model.index(0, 22).data(ActivityModel::ShareRole).toDouble(), 0.5);
}

TEST_F(ActivityCells, FollowWhatIsTold) {
    Q_EMIT link.activityChanged(
        {.subscription = 3, .changes = {{.index = 0, .counts = {.critical = 8}}}});
    EXPECT_EQ(words(0), "Yesterday, 14:00 to 15:00: 8 events, worst: Critical");
    Q_EMIT link.activityChanged(
        {.subscription = 4, .changes = {{.index = 1, .counts = {.ok = 1}}}});
    EXPECT_EQ(words(1), "Yesterday, 15:00 to 16:00: no events");
}

TEST_F(ActivityCells, StandBelowTheHourThatTheyAre) {
    EXPECT_EQ(header(model, Qt::Horizontal, 23), "13:00 to 14:00");
    EXPECT_EQ(header(model, Qt::Vertical, 0), "Hour");
}

TEST(ActivityOfDays, StandsBesideItsWeekdayAndBelowTheBeginningOfItsWeek) {
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    test::ScriptedLink link;
    ActivityModel days(link, Stretches::Days);
    days.setTimeText(kBerlin);
    EXPECT_EQ(header(days, Qt::Vertical, 6), "") << "before the clock has been looked at";
    days.setNow(at("2026-01-10T12:34:56Z"));
    EXPECT_EQ(header(days, Qt::Vertical, 6), "Saturday");
    EXPECT_EQ(header(days, Qt::Vertical, 0), "Sunday");
    EXPECT_EQ(header(days, Qt::Horizontal, 11), "Week from 04/01/2026");
    QLocale::setDefault(before);
}

TEST_F(ActivityCells, EndWhereTheNextBegin) {
    EXPECT_EQ(model.endOf(model.index(0, 23)), at("2026-01-10T13:00:00Z"));
    EXPECT_EQ(model.endOf(model.index(0, 0)), at("2026-01-09T14:00:00Z"));
}

TEST_F(ActivityCells, AskAnewWhenAnotherHourBegins) {
    model.setNow(at("2026-01-10T12:59:59Z"));
    EXPECT_EQ(link.callsOf("activity.subscribe"), 1U);
    model.setNow(at("2026-01-10T13:00:00Z"));
    EXPECT_EQ(link.callsOf("activity.subscribe"), 2U);
    EXPECT_EQ(link.callsOf("events.unsubscribe"), 1U);
}

} // namespace
} // namespace tempo::model
