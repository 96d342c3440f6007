#include "unit/ingest/decode.hpp"

#include <tempo/core/timestamp.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace tempo::ingest {
namespace {

using namespace test;
using testing::ElementsAre;
using testing::HasSubstr;

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) {
        result += text;
    }
    return result;
}

std::string titled(std::string_view title) {
    return R"({"title":")" + std::string(title) + "\"}";
}

TEST(EventDecoder, ReadsEveryField) {
    const auto event = accepted(R"({
        "title": "Backup finished",
        "providerIdentifier": "scripts.shell.backup",
        "eventType": "task",
        "startDate": "2026-01-31T18:30:00+01:00",
        "endDate": "2026-01-31T18:45:00.250+01:00",
        "externalID": "backup-42",
        "severity": "error",
        "state": "resolved",
        "subtitle": "42 files",
        "metadata": {"host": "nas"},
        "actions": [{"label": "Open", "trigger": {"openURL": "https://nas.lan/"}}]
    })");
    EXPECT_EQ(event.title, "Backup finished");
    EXPECT_EQ(event.providerIdentifier, "scripts.shell.backup");
    EXPECT_EQ(event.eventType, EventType::Task);
    EXPECT_EQ(event.startDate, parseRfc3339("2026-01-31T17:30:00Z"));
    EXPECT_EQ(event.endDate, parseRfc3339("2026-01-31T17:45:00.250Z"));
    EXPECT_EQ(event.externalID, "backup-42");
    EXPECT_EQ(event.severity, Severity::Error);
    EXPECT_EQ(event.state, State::Resolved);
    EXPECT_EQ(event.subtitle, "42 files");
    EXPECT_EQ(event.metadata, R"({"host":"nas"})");
    EXPECT_EQ(event.actions, R"([{"label":"Open","trigger":{"openURL":"https://nas.lan/"}}])");
}

TEST(EventDecoder, FillsInWhatWasLeftOut) {
    const auto event = accepted(R"({"title":"hello"})");
    EXPECT_EQ(event.providerIdentifier, "scripts.shell");
    EXPECT_EQ(event.eventType, EventType::Alert);
    EXPECT_EQ(event.metadata, "{}");
    EXPECT_EQ(event.actions, "[]");
    EXPECT_FALSE(event.startDate || event.endDate || event.externalID || event.severity ||
                 event.state || event.subtitle);
}

TEST(EventDecoder, AddsTheSenderAddressUnlessTheSenderSetIt) {
    const DecodeContext context{"scripts", "192.168.1.7"};
    const auto metadataOf = [&](std::string_view body) {
        return decodeBody({.contentType = "", .body = body}, context)->events.front().metadata;
    };
    EXPECT_EQ(metadataOf(R"({"title":"a"})"), R"({"senderAddress":"192.168.1.7"})");
    EXPECT_EQ(metadataOf(R"({"title":"a","metadata":{"b":1}})"),
              R"({"b":1,"senderAddress":"192.168.1.7"})");
    EXPECT_EQ(metadataOf(R"({"title":"a","metadata":{"senderAddress":"mine"}})"),
              R"({"senderAddress":"mine"})");
    EXPECT_EQ(metadataOf(R"({"title":"a","metadata":{"in":{"senderAddress":1}}})"),
              R"({"in":{"senderAddress":1},"senderAddress":"192.168.1.7"})");
}

TEST(EventDecoder, NamesAMissingTitle) {
    EXPECT_THAT(faultyPointers("{}"), ElementsAre("/title"));
}

TEST(EventDecoder, CountsTheTitleInCodePoints) {
    EXPECT_EQ(accepted(titled(repeated("\xf0\x9f\x92\xbe", 200))).title.size(), 800U);
    EXPECT_THAT(faultyPointers(titled(repeated("\xf0\x9f\x92\xbe", 201))), ElementsAre("/title"));
    EXPECT_THAT(faultyPointers(titled("")), ElementsAre("/title"));
}

TEST(EventDecoder, RefusesControlCharactersInTheTitle) {
    for (const auto* const control :
         {R"(\n)", R"(\t)", R"(\u0000)", R"(\u001b[31m)", R"(\u007f)", R"(\u0085)", R"(\u009f)"}) {
        EXPECT_THAT(faultyPointers(titled(std::string("a") + control)), ElementsAre("/title"))
            << control;
    }
    EXPECT_EQ(accepted(titled("a\xc2\xa0"
                              "b"))
                  .title,
              "a\xc2\xa0"
              "b");
}

TEST(EventDecoder, RefusesATitleOfWhiteSpaceAlone) {
    EXPECT_THAT(faultyPointers(titled("   ")), ElementsAre("/title"));
    EXPECT_THAT(faultyPointers(titled("\xe3\x80\x80 \xc2\xa0")), ElementsAre("/title"));
}

TEST(EventDecoder, BoundsSubtitleAndExternalId) {
    accepted(eventWith(R"("subtitle":")" + repeated("x", 500) + "\""));
    EXPECT_THAT(faultyPointers(eventWith(R"("subtitle":")" + repeated("x", 501) + "\"")),
                ElementsAre("/subtitle"));
    accepted(eventWith(R"("externalID":")" + repeated("\xc3\xa9", 256) + "\""));
    EXPECT_THAT(faultyPointers(eventWith(R"("externalID":")" + repeated("x", 257) + "\"")),
                ElementsAre("/externalID"));
    EXPECT_THAT(faultyPointers(eventWith(R"("externalID":"")")), ElementsAre("/externalID"));
}

TEST(EventDecoder, RefusesAProviderThatIsNoIdentifier) {
    for (const auto* const provider : {"", "a b", "a/b", "\xc3\xa9"}) {
        EXPECT_THAT(
            faultyPointers(eventWith(R"("providerIdentifier":")" + std::string(provider) + "\"")),
            ElementsAre("/providerIdentifier"));
    }
    accepted(eventWith(R"("providerIdentifier":")" + repeated("x", 128) + "\""));
    EXPECT_THAT(faultyPointers(eventWith(R"("providerIdentifier":")" + repeated("x", 129) + "\"")),
                ElementsAre("/providerIdentifier"));
}

TEST(EventDecoder, RefusesUnknownWords) {
    EXPECT_THAT(faultyPointers(eventWith(R"("eventType":"Alert","severity":"fatal","state":"up")")),
                ElementsAre("/eventType", "/severity", "/state"));
}

TEST(EventDecoder, RefusesWrongTypesAndNull) {
    EXPECT_THAT(
        faultyPointers(R"({"title":1,"subtitle":null,"severity":3,"startDate":1700000000,)"
                       R"("metadata":[],"actions":{},"externalID":7,"providerIdentifier":{}})"),
        ElementsAre("/title", "/subtitle", "/severity", "/startDate", "/actions", "/externalID",
                    "/providerIdentifier", "/metadata"));
}

TEST(EventDecoder, RefusesUnknownFieldsWithAnEscapedPointer) {
    EXPECT_THAT(faultyPointers(eventWith(R"("a/b~c":1,"Title":"x")")),
                ElementsAre("/a~1b~0c", "/Title"));
}

TEST(EventDecoder, RefusesTimesWithoutOffsetAndAnEndBeforeTheStart) {
    EXPECT_THAT(faultyPointers(eventWith(R"("startDate":"2026-01-31T18:30:00")")),
                ElementsAre("/startDate"));
    EXPECT_THAT(faultyPointers(eventWith(
                    R"("endDate":"2026-01-31T18:00:00Z","startDate":"2026-01-31T18:00:01Z")")),
                ElementsAre("/endDate"));
    accepted(eventWith(R"("endDate":"2026-01-31T18:00:00Z","startDate":"2026-01-31T18:00:00Z")"));
}

TEST(EventDecoder, RefusesDuplicateKeysAtAnyDepth) {
    EXPECT_THAT(faultyPointers(R"({"title":"a","title":"b"})"), ElementsAre("/title"));
    EXPECT_THAT(faultyPointers(eventWith(R"("metadata":{"a":[{"k":1,"k":2}],"a":3})")),
                ElementsAre("/metadata/a/0/k", "/metadata/a"));
    EXPECT_THAT(faultyPointers(R"({"title":"a","t\u0069tle":"b"})"), ElementsAre("/title"));
}

TEST(EventDecoder, FindsDuplicatesAmongManyKeys) {
    std::string metadata = R"("metadata":{)";
    for (int i = 0; i < 40; ++i) {
        metadata += "\"k" + std::to_string(i) + "\":1,";
    }
    EXPECT_THAT(faultyPointers(eventWith(metadata + "\"k7\":1}")), ElementsAre("/metadata/k7"));
}

TEST(EventDecoder, ReportsAllFaultsOfAnEventAtOnce) {
    EXPECT_THAT(faultyPointers(R"({"severity":"bad","x":1,"x":2,"metadata":{"n":1e-999}})"),
                ElementsAre("/metadata/n", "/x", "/severity", "/x", "/x", "/title"));
}

TEST(EventDecoder, LeavesOutFaultsBeyondTheBoundAndSaysSo) {
    std::string members = "\"x0\":0";
    for (int i = 1; i < 50; ++i) {
        members += ",\"x" + std::to_string(i) + "\":0";
    }
    const auto decoded = decode(eventWith(members));
    ASSERT_FALSE(decoded);
    ASSERT_EQ(decoded.error().faults.size(), kFaultsPerEvent + 1);
    EXPECT_EQ(decoded.error().faults.back().pointer, "");
    EXPECT_THAT(decoded.error().faults.back().detail, HasSubstr("More faults"));
}

TEST(EventDecoder, NeverPutsAnOversizedKeyIntoAPointer) {
    const auto key = repeated("k", 10000);
    EXPECT_THAT(faultyPointers(eventWith(R"("metadata":{"a":{")" + key + R"(":1}})")),
                ElementsAre("/metadata/a"));
}

TEST(EventDecoder, RefusesAnythingButAnObject) {
    for (const auto* const body : {"1", "\"text\"", "null", "true"}) {
        EXPECT_THAT(faultyPointers(body), ElementsAre("")) << body;
    }
}

} // namespace
} // namespace tempo::ingest
