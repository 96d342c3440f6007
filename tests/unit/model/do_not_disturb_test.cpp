#include "model/notifications/do_not_disturb.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

QDateTime at(int hour, int minute = 0) {
    return {QDate(2026, 3, 10), QTime(hour, minute)};
}

TEST(DoNotDisturb, IsOffUntilItIsTurnedOn) {
    DoNotDisturb state;
    EXPECT_FALSE(state.isActive(at(12)));
    state.turnOn();
    EXPECT_TRUE(state.isActive(at(12)));
    EXPECT_EQ(state.end(at(12)), std::nullopt);
    state.turnOff();
    EXPECT_FALSE(state.isActive(at(12)));
}

TEST(DoNotDisturb, EndsByItselfAfterAnHour) {
    DoNotDisturb state;
    state.turnOnUntil(DoNotDisturb::inOneHour(at(12)));
    EXPECT_TRUE(state.isActive(at(12, 59)));
    EXPECT_EQ(state.end(at(12, 59)), at(13));
    EXPECT_FALSE(state.isActive(at(13)));
    EXPECT_EQ(state.end(at(13)), std::nullopt);
}

TEST(DoNotDisturb, LastsUntilTheNextMorning) {
    DoNotDisturb state;
    state.turnOnUntil(DoNotDisturb::tomorrow(at(23)));
    EXPECT_TRUE(state.isActive(at(23).addSecs(7 * 3600)));
    EXPECT_FALSE(state.isActive(at(23).addSecs(8 * 3600)));
}

TEST(DoNotDisturb, HoldsInQuietHoursOverMidnight) {
    DoNotDisturb state;
    state.setQuietHours(QuietHours{.from = QTime(22, 0), .to = QTime(6, 30)});
    EXPECT_FALSE(state.isActive(at(21, 59)));
    EXPECT_TRUE(state.isActive(at(22)));
    EXPECT_TRUE(state.isActive(at(3)));
    EXPECT_FALSE(state.isActive(at(6, 30)));
    EXPECT_FALSE(state.isTurnedOn(at(3)));
}

TEST(DoNotDisturb, HoldsInQuietHoursOfOneDay) {
    const QuietHours hours{.from = QTime(12, 0), .to = QTime(13, 0)};
    EXPECT_FALSE(isWithin(hours, QTime(11, 59)));
    EXPECT_TRUE(isWithin(hours, QTime(12, 0)));
    EXPECT_FALSE(isWithin(hours, QTime(13, 0)));
}

TEST(DoNotDisturb, IsTheSameAfterARestart) {
    DoNotDisturb state;
    EXPECT_EQ(state.save().toStdString(), "off");
    EXPECT_FALSE(DoNotDisturb::restore(state.save()).isActive(at(12)));
    state.turnOn();
    EXPECT_TRUE(DoNotDisturb::restore(state.save()).isActive(at(12)));
    state.turnOnUntil(at(13));
    EXPECT_TRUE(DoNotDisturb::restore(state.save()).isActive(at(12, 59)));
    EXPECT_FALSE(DoNotDisturb::restore(state.save()).isActive(at(13)));
    EXPECT_FALSE(DoNotDisturb::restore(QStringLiteral("nonsense")).isActive(at(12)));
}

} // namespace
} // namespace tempo::model
