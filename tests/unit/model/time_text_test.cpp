#include "model/time_text.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using namespace std::chrono_literals;

Timestamp at(const char* text) {
    return parseRfc3339(text).value();
}

TEST(TimeText, FollowsTheChosenFormat) {
    const auto noon = at("2026-03-10T17:05:00Z");
    const QTimeZone zone("Europe/Berlin");
    EXPECT_EQ(TimeText(TimeFormat::Hours24, zone).time(noon).toStdString(), "18:05");
    EXPECT_EQ(TimeText(TimeFormat::Hours12, zone).time(noon).toStdString(), "6:05 PM");
}

TEST(TimeText, NamesTheDayInTheOwnZone) {
    const TimeText times(TimeFormat::Hours24, QTimeZone("Europe/Berlin"));
    const auto late = at("2026-03-09T23:30:00Z");
    EXPECT_EQ(times.day(late, QDate(2026, 3, 10)).toStdString(), "Today");
    EXPECT_EQ(times.day(late, QDate(2026, 3, 11)).toStdString(), "Yesterday");
    EXPECT_EQ(times.day(late, QDate(2026, 3, 12)).toStdString(), "Tuesday, 10 March 2026");
}

TEST(TimeText, CountsBackInOneUnit) {
    const auto now = at("2026-03-10T12:00:00Z");
    EXPECT_EQ(TimeText::ago(now + 5s, now).toStdString(), "just now");
    EXPECT_EQ(TimeText::ago(now - 59min, now).toStdString(), "59 min ago");
    EXPECT_EQ(TimeText::ago(now - 23h, now).toStdString(), "23 h ago");
    EXPECT_EQ(TimeText::ago(now - 24h, now).toStdString(), "1 day ago");
    EXPECT_EQ(TimeText::ago(now - 72h, now).toStdString(), "3 days ago");
}

} // namespace
} // namespace tempo::model
