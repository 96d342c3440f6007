#include <tempo/core/vocabulary.hpp>

#include <gtest/gtest.h>

namespace tempo {
namespace {

TEST(Vocabulary, ReadsBackEveryWord) {
    for (const auto value :
         {EventType::Alert, EventType::Event, EventType::Task, EventType::Reminder}) {
        EXPECT_EQ(parseEventType(toText(value)), value);
    }
    for (const auto value :
         {Severity::Ok, Severity::Info, Severity::Warning, Severity::Error, Severity::Critical}) {
        EXPECT_EQ(parseSeverity(toText(value)), value);
    }
    for (const auto value : {State::Firing, State::Resolved, State::Info}) {
        EXPECT_EQ(parseState(toText(value)), value);
    }
    for (const auto value : {Transport::Plain, Transport::Tls}) {
        EXPECT_EQ(parseTransport(toText(value)), value);
    }
}

TEST(Vocabulary, KnowsTheWordsOfTheWire) {
    EXPECT_EQ(toText(EventType::Reminder), "reminder");
    EXPECT_EQ(toText(Severity::Critical), "critical");
    EXPECT_EQ(toText(State::Resolved), "resolved");
}

TEST(Vocabulary, RefusesOtherWords) {
    EXPECT_FALSE(parseSeverity("Warning"));
    EXPECT_FALSE(parseSeverity("warn"));
    EXPECT_FALSE(parseState(""));
    EXPECT_FALSE(parseEventType("alerts"));
}

TEST(Severity, RisesFromOkToCritical) {
    EXPECT_LT(Severity::Ok, Severity::Info);
    EXPECT_LT(Severity::Info, Severity::Warning);
    EXPECT_LT(Severity::Warning, Severity::Error);
    EXPECT_LT(Severity::Error, Severity::Critical);
}

} // namespace
} // namespace tempo
