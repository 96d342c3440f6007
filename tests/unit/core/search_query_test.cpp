#include "core/search_query.hpp"

#include <gmock/gmock.h>

namespace {

using namespace tempo;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using End = SearchPhrase::End;
using Sense = SearchSense;

/// 2026-06-15T12:00:00Z; the clocks on the wall are two hours ahead.
SearchClock clock() {
    return {.now = *parseRfc3339("2026-06-15T12:00:00Z"), .toUtc = [](auto local) {
                return Timestamp(local.time_since_epoch()) - std::chrono::hours(2);
            }};
}

SearchQuery parsed(std::string_view text) {
    auto query = parseSearch(text, clock());
    EXPECT_TRUE(query) << query.error().detail;
    return query.value_or(SearchQuery{});
}

std::string faultOf(std::string_view text) {
    const auto query = parseSearch(text, clock());
    EXPECT_FALSE(query) << text;
    return query ? std::string() : query.error().detail;
}

Timestamp at(std::string_view text) {
    return *parseRfc3339(text);
}

TEST(SearchQuery, AsksForNothingInAnEmptyText) {
    EXPECT_EQ(parsed(""), SearchQuery{});
    EXPECT_EQ(parsed(" \t\n\x01 "), SearchQuery{});
}

TEST(SearchQuery, TakesWordsAndPhrases) {
    EXPECT_THAT(parsed("disk \"array is\" nas-3").phrases,
                ElementsAre(SearchPhrase{"disk"}, SearchPhrase{"array is"}, SearchPhrase{"nas-3"}));
}

TEST(SearchQuery, TakesAStarAtTheEndOfAWordAsItsBeginning) {
    EXPECT_THAT(parsed("dis* \"a*\" a*b **").phrases,
                ElementsAre(SearchPhrase{"dis", End::Beginning}, SearchPhrase{"a*"},
                            SearchPhrase{"a*b"}, SearchPhrase{"", End::Beginning}));
}

TEST(SearchQuery, TakesAMinusBeforeATermAsItsOpposite) {
    const auto query = parsed("-disk -\"a b\" - --x -source:nas -tag:lab");
    EXPECT_THAT(query.phrases,
                ElementsAre(SearchPhrase{"disk", End::WholeWord, Sense::Unwanted},
                            SearchPhrase{"a b", End::WholeWord, Sense::Unwanted}, SearchPhrase{"-"},
                            SearchPhrase{"-x", End::WholeWord, Sense::Unwanted}));
    EXPECT_THAT(query.unwantedSources, ElementsAre("nas"));
    EXPECT_THAT(query.unwantedTags, ElementsAre("lab"));
}

TEST(SearchQuery, TakesAnUnclosedPhraseToTheEnd) {
    EXPECT_THAT(parsed("\"disk full").phrases, ElementsAre(SearchPhrase{"disk full"}));
    EXPECT_THAT(parsed("\"").phrases, ElementsAre(SearchPhrase{""}));
}

TEST(SearchQuery, TakesAnUnknownKeyAsText) {
    EXPECT_THAT(parsed("http://nas.lan 12:30").phrases,
                ElementsAre(SearchPhrase{"http://nas.lan"}, SearchPhrase{"12:30"}));
}

TEST(SearchQuery, TakesSeveralSourcesAndTags) {
    const auto query = parsed("source:backup SOURCE:nas. tag:\"two words\" tag:x");
    EXPECT_THAT(query.sources, ElementsAre("backup", "nas"));
    EXPECT_THAT(query.tags, ElementsAre("two words", "x"));
}

TEST(SearchQuery, NarrowsTheSeverities) {
    using Choice = std::array<bool, 5>; // ok, info, warning, error, critical
    EXPECT_EQ(parsed("severity:error").severities, (Choice{false, false, false, true, false}));
    EXPECT_EQ(parsed("severity:>=warning").severities, (Choice{false, false, true, true, true}));
    EXPECT_EQ(parsed("severity:<warning").severities, (Choice{true, true, false, false, false}));
    EXPECT_EQ(parsed("severity:ok severity:error").severities,
              (Choice{true, false, false, true, false}));
    EXPECT_EQ(parsed("-severity:info").severities, (Choice{true, false, true, true, true}));
    EXPECT_EQ(parsed("severity:>info -severity:critical").severities,
              (Choice{false, false, true, true, false}));
}

TEST(SearchQuery, NarrowsTheStates) {
    using Choice = std::array<bool, 3>; // firing, resolved, info
    EXPECT_EQ(parsed("state:firing").states, (Choice{true, false, false}));
    EXPECT_EQ(parsed("-state:info").states, (Choice{true, true, false}));
}

TEST(SearchQuery, TakesMarks) {
    EXPECT_THAT(parsed("is:acknowledged -is:dismissed is:new is:needs-attention").marks,
                ElementsAre(MarkCondition{SearchMark::Acknowledged, Sense::Wanted},
                            MarkCondition{SearchMark::Dismissed, Sense::Unwanted},
                            MarkCondition{SearchMark::New, Sense::Wanted},
                            MarkCondition{SearchMark::NeedsAttention, Sense::Wanted}));
}

TEST(SearchQuery, ReadsDatesByTheClocksOnTheWall) {
    EXPECT_EQ(parsed("after:2026-01-31").after, at("2026-01-30T22:00:00Z"));
    EXPECT_EQ(parsed("before:2026-01-31T14:30").before, at("2026-01-31T12:30:00Z"));
    EXPECT_EQ(parsed("before:2026-01-31T14:30:05").before, at("2026-01-31T12:30:05Z"));
}

TEST(SearchQuery, ReadsTimesWithAnOffsetAsTheyAre) {
    EXPECT_EQ(parsed("after:2026-01-31T14:30:00+01:00").after, at("2026-01-31T13:30:00Z"));
}

TEST(SearchQuery, ReadsAgesBackFromNow) {
    EXPECT_EQ(parsed("after:7d").after, at("2026-06-08T12:00:00Z"));
    EXPECT_EQ(parsed("before:2h").before, at("2026-06-15T10:00:00Z"));
    EXPECT_EQ(parsed("after:90s").after, at("2026-06-15T11:58:30Z"));
    EXPECT_EQ(parsed("after:15m").after, at("2026-06-15T11:45:00Z"));
    EXPECT_EQ(parsed("after:2w").after, at("2026-06-01T12:00:00Z"));
}

TEST(SearchQuery, KeepsTheNarrowestTimes) {
    const auto query = parsed("after:7d after:2d before:1h before:3h");
    EXPECT_EQ(query.after, at("2026-06-13T12:00:00Z"));
    EXPECT_EQ(query.before, at("2026-06-15T09:00:00Z"));
}

TEST(SearchQuery, NamesTheWordThatIsWrongAndWhatIsAllowed) {
    EXPECT_THAT(faultOf("disk severity:foo"),
                testing::AllOf(HasSubstr("'severity:foo'"), HasSubstr("warning")));
    EXPECT_THAT(faultOf("severity:=>error"), HasSubstr("'severity:=>error'"));
    EXPECT_THAT(faultOf("state:up"), HasSubstr("firing, resolved and info"));
    EXPECT_THAT(faultOf("is:good"), HasSubstr("needs-attention"));
    EXPECT_THAT(faultOf("before:soon"), HasSubstr("2026-01-31"));
    EXPECT_THAT(faultOf("before:2026-02-31"), HasSubstr("'before:2026-02-31'"));
    EXPECT_THAT(faultOf("-after:7d"), HasSubstr("opposite"));
    EXPECT_THAT(faultOf("source:"), HasSubstr("a value follows the colon"));
    EXPECT_THAT(faultOf("source:a/b"), HasSubstr("letters, digits"));
}

TEST(SearchQuery, RefusesATextThatIsTooLong) {
    EXPECT_THAT(faultOf(std::string(kSearchTextSize + 1, 'a')), HasSubstr("at most 1024 bytes"));
    std::string terms;
    for (std::size_t i = 0; i <= kSearchTerms; ++i) {
        terms += "a ";
    }
    EXPECT_THAT(faultOf(terms), HasSubstr("at most 32 words"));
}

Event event() {
    Event event;
    event.providerIdentifier = "backup.nas";
    event.severity = Severity::Warning;
    event.state = State::Firing;
    event.startDate = at("2026-06-15T00:00:00Z");
    return event;
}

TEST(SearchConditions, HoldASourceOnDotBoundaries) {
    EXPECT_TRUE(admits(parsed("source:backup"), event()));
    EXPECT_TRUE(admits(parsed("source:x source:backup.nas"), event()));
    EXPECT_FALSE(admits(parsed("source:back"), event()));
    EXPECT_FALSE(admits(parsed("source:backup.nas.disk"), event()));
    EXPECT_FALSE(admits(parsed("source:backup -source:backup.nas"), event()));
}

TEST(SearchConditions, LookAtSeverityStateAndTime) {
    EXPECT_TRUE(admits(parsed("severity:>=warning state:firing after:1d"), event()));
    EXPECT_FALSE(admits(parsed("severity:error"), event()));
    EXPECT_FALSE(admits(parsed("state:resolved"), event()));
    EXPECT_FALSE(admits(parsed("after:1h"), event()));
    EXPECT_FALSE(admits(parsed("before:2026-06-15T00:00:00Z"), event()));
    EXPECT_TRUE(admits(parsed("after:2026-06-15T00:00:00Z"), event()));
}

TEST(SearchConditions, LookAtWhatAPersonDid) {
    auto settled = event();
    settled.acknowledgedAt = settled.startDate;
    EXPECT_TRUE(admits(parsed("is:acknowledged"), settled));
    EXPECT_FALSE(admits(parsed("is:new"), settled));
    EXPECT_TRUE(admits(parsed("is:new"), event()));
    EXPECT_FALSE(admits(parsed("is:needs-attention"), event()));
}

TEST(SearchConditions, LeaveDismissedEventsOutUntilTheyAreAskedFor) {
    auto dismissed = event();
    dismissed.dismissedAt = dismissed.startDate;
    EXPECT_FALSE(admits(parsed(""), dismissed));
    EXPECT_FALSE(admits(parsed("-is:new"), dismissed));
    EXPECT_TRUE(admits(parsed("is:dismissed"), dismissed));
    EXPECT_FALSE(admits(parsed("is:dismissed"), event()));
}

} // namespace
