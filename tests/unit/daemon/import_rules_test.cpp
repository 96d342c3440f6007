#include "daemon/services/import_rules.hpp"

#include <gmock/gmock.h>

#include <array>

namespace tempo::daemon {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Timestamp now() {
    return *parseRfc3339("2026-06-15T12:00:00Z");
}

Event exportedEvent() {
    Event event;
    event.id = *EventId::parse("0196f0a0-0000-7000-8000-000000000001");
    event.providerIdentifier = "scripts";
    event.title = "Title";
    event.startDate = now();
    return event;
}

std::vector<std::string> pointers(const Event& event) {
    std::vector<std::string> pointers;
    for (const auto& fault : importFaults(std::array{event}, now())) {
        pointers.push_back(fault.pointer);
    }
    return pointers;
}

TEST(ImportRules, TakeWhatAnExportGives) {
    auto event = exportedEvent();
    EXPECT_THAT(pointers(event), IsEmpty());
    event.subtitle = "S";
    event.externalID = "x";
    event.endDate = now();
    event.metadata = R"({"a":[1,{"b":null}]})";
    event.actions = R"([{"label":"Open","trigger":{"openURL":"https://nas.lan"}}])";
    EXPECT_THAT(pointers(event), IsEmpty());
}

TEST(ImportRules, AreThoseOfTheWire) {
    auto event = exportedEvent();
    event.title = "";
    EXPECT_THAT(pointers(event), ElementsAre("/title"));
    event = exportedEvent();
    event.providerIdentifier = "a b";
    EXPECT_THAT(pointers(event), ElementsAre("/providerIdentifier"));
    event = exportedEvent();
    event.actions = R"([{"label":""}])";
    EXPECT_THAT(pointers(event), ::testing::Contains(::testing::StartsWith("/actions/0")));
}

TEST(ImportRules, WantAnIdThatATempoGaveOut) {
    auto event = exportedEvent();
    event.id = *EventId::parse("0196f0a0-0000-4000-8000-000000000001");
    EXPECT_THAT(pointers(event), ElementsAre("/id"));
    event.id = *EventId::parse("ffffffff-ffff-7fff-8fff-ffffffffffff");
    EXPECT_THAT(pointers(event), ElementsAre("/id"));
    event = exportedEvent();
    event.revision = 0;
    EXPECT_THAT(pointers(event), ElementsAre("/revision"));
}

TEST(ImportRules, NameThePlaceOfTheEvent) {
    auto wrong = exportedEvent();
    wrong.title = "";
    const auto faults = importFaults(std::array{exportedEvent(), wrong}, now());
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].event, 1U);
    EXPECT_THAT(faults[0].detail, ::testing::Not(IsEmpty()));
}

} // namespace
} // namespace tempo::daemon
