#include "model/events/event_address.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

const QString kId = QStringLiteral("0197c1d2-0000-7000-8000-000000000001");

TEST(EventAddress, NamesOneEvent) {
    const auto id = eventOfAddress(QStringLiteral("tempo://event/") + kId);
    ASSERT_TRUE(id);
    EXPECT_EQ(addressOf(*id), QStringLiteral("tempo://event/") + kId);
    EXPECT_EQ(eventOfAddress(QStringLiteral("TEMPO://event/") + kId + QLatin1Char('/')), id);
}

TEST(EventAddress, IsNothingElse) {
    for (const auto* text : {"", "tempo://event/", "tempo://events/", "tempo://event/1",
                             "https://event/0197c1d2-0000-7000-8000-000000000001",
                             "tempo://event/0197c1d2-0000-7000-8000-000000000001?x"}) {
        EXPECT_FALSE(eventOfAddress(QString::fromLatin1(text))) << text;
    }
}

} // namespace
} // namespace tempo::model
