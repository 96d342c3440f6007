#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

TEST(EventText, NeverTakesThePayloadForMarkup) {
    auto event = test::numbered(1);
    event.title = "<img src=x>";
    const auto text = tooltip(rowOf(event), TimeText());
    EXPECT_FALSE(text.contains(QStringLiteral("<img")));
    EXPECT_TRUE(text.contains(QStringLiteral("&lt;img")));
}

TEST(EventText, SaysHowAnEventStands) {
    auto row = rowOf(test::numbered(1, Severity::Error));
    EXPECT_EQ(attentionWord(row).toStdString(), "needs attention");
    row.acknowledged = true;
    EXPECT_EQ(attentionWord(row).toStdString(), "acknowledged");
    row.dismissed = true;
    EXPECT_EQ(attentionWord(row).toStdString(), "dismissed");
}

TEST(EventText, CountsInTwoDigits) {
    EXPECT_EQ(shortCount(99).toStdString(), "99");
    EXPECT_EQ(shortCount(100).toStdString(), "99+");
}

TEST(EventText, CountsBytesInPowersOfTen) {
    EXPECT_EQ(byteCount(1'500'000).toStdString(), "1.5 MB");
}

} // namespace
} // namespace tempo::model
