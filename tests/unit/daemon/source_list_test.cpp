#include "daemon/services/source_list.hpp"

#include <gmock/gmock.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using protocol::Padlock;
using protocol::Source;
using protocol::SourceKind;
using store::ListedSource;
using testing::ElementsAre;

constexpr Timestamp kNow{1'800'000'000s};

ListedSource source(std::string provider) {
    return {.row = {.providerIdentifier = std::move(provider),
                    .rhythm = {kNow - 10h, kNow - 1h, 1h},
                    .events = 10},
            .senderName = "NAS"};
}

std::vector<Source> listOf(const std::vector<ListedSource>& sources) {
    return sourceList(
        sources, [](std::string_view) { return SourceLook{}; }, kNow);
}

/// `umbrella a`, `source a.b in a`
std::vector<std::string> shapeOf(const std::vector<std::string>& providers) {
    std::vector<ListedSource> sources;
    for (const auto& provider : providers) {
        sources.push_back(source(provider));
    }
    std::vector<std::string> shape;
    for (const auto& row : listOf(sources)) {
        shape.push_back(std::string(toText(row.kind)) + " " + row.providerIdentifier +
                        (row.parent ? " in " + *row.parent : ""));
    }
    return shape;
}

TEST(SourceList, IsFlatWhereNoPrefixIsShared) {
    EXPECT_THAT(shapeOf({"a.b", "ab", "b.c.d"}),
                ElementsAre("source a.b", "source ab", "source b.c.d"));
}

TEST(SourceList, PutsAnUmbrellaOverSourcesOfOnePrefix) {
    EXPECT_THAT(shapeOf({"a.b", "a.c", "b"}),
                ElementsAre("umbrella a", "source a.b in a", "source a.c in a", "source b"));
}

TEST(SourceList, PutsASourceUnderTheUmbrellaOfItsOwnName) {
    EXPECT_THAT(shapeOf({"a", "a.b"}),
                ElementsAre("umbrella a", "source a in a", "source a.b in a"));
}

TEST(SourceList, KeepsTheLongestOfSeveralPrefixesOfTheSameSources) {
    EXPECT_THAT(shapeOf({"org.lan.a", "org.lan.b"}),
                ElementsAre("umbrella org.lan", "source org.lan.a in org.lan",
                            "source org.lan.b in org.lan"));
}

TEST(SourceList, NestsUmbrellas) {
    EXPECT_THAT(shapeOf({"a.b.c", "a.b.d", "a.e"}),
                ElementsAre("umbrella a", "umbrella a.b in a", "source a.b.c in a.b",
                            "source a.b.d in a.b", "source a.e in a"));
}

TEST(SourceList, SumsUpUnderAnUmbrella) {
    auto first = source("a.b");
    first.row.attention = {.warning = 2, .error = 0, .critical = 0};
    first.row.rhythm = {kNow - 20h, kNow - 19h, 1h};
    auto second = source("a.c");
    second.row.attention = {.warning = 1, .error = 1, .critical = 0};
    second.row.lastTransport = Transport::Tls;
    const auto umbrella = listOf({first, second}).front();
    EXPECT_EQ(umbrella.events, 20U);
    EXPECT_EQ(umbrella.needsAttention, 4U);
    EXPECT_EQ(umbrella.worstSeverity, Severity::Error);
    EXPECT_EQ(umbrella.attention, (AttentionCounts{3, 1, 0}));
    EXPECT_EQ(umbrella.liveness, Liveness::Silent);
    EXPECT_EQ(umbrella.padlock, Padlock::Open);
    EXPECT_EQ(umbrella.firstSeen, kNow - 20h);
    EXPECT_EQ(umbrella.lastSeen, kNow - 1h);
    EXPECT_EQ(umbrella.lastSender, std::nullopt);
    EXPECT_EQ(umbrella.usualInterval, std::nullopt);
}

TEST(SourceList, SaysHowTheLastEventCame) {
    auto tls = source("a");
    tls.row.lastTransport = Transport::Tls;
    auto downgraded = tls;
    downgraded.row.providerIdentifier = "b";
    downgraded.downgradeAttempted = true;
    const auto rows = listOf({tls, downgraded, source("c")});
    EXPECT_EQ(rows[0].padlock, Padlock::Closed);
    EXPECT_EQ(rows[1].padlock, Padlock::Downgraded);
    EXPECT_EQ(rows[2].padlock, Padlock::Open);
}

TEST(SourceList, ShowsTheNameAndColorOfAScore) {
    const auto rows = sourceList(
        {source("a"), source("b")},
        [](std::string_view provider) {
            return provider == "a" ? SourceLook{"Backups", "#00AA00"} : SourceLook{};
        },
        kNow);
    EXPECT_EQ(rows[0].displayName, "Backups");
    EXPECT_EQ(rows[0].color, "#00AA00");
    EXPECT_EQ(rows[1].displayName, "b");
    EXPECT_EQ(rows[1].color, std::nullopt);
}

} // namespace
} // namespace tempo::daemon
