#include "component/store/search_fixture.hpp"

#include <gmock/gmock.h>

namespace tempo::store {
namespace {

using namespace tempo::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST_F(SearchTest, FindsAWordInTitleSubtitleProviderAndMetadata) {
    store("Disk full");
    auto subtitled = draftTitled("b");
    subtitled.subtitle = "the disk again";
    store(subtitled);
    auto provided = draftTitled("c");
    provided.providerIdentifier = "nas.disk";
    store(provided);
    auto detailed = draftTitled("d");
    detailed.metadata = R"({"where":{"all":["/dev/sda","disk"]},"disk":"key"})";
    store(detailed);
    auto keyed = draftTitled("e");
    keyed.metadata = R"({"disk":true,"picture":"data:disk,disk"})";
    store(keyed);

    EXPECT_THAT(findBothWays("disk"), ElementsAre("d", "c", "b", "Disk full"));
}

TEST_F(SearchTest, FindsNumbersOfTheMetadata) {
    auto draft = draftTitled("hot");
    draft.metadata = R"({"temperature":58,"load":0.75})";
    store(draft);
    EXPECT_THAT(findBothWays("58"), ElementsAre("hot"));
    EXPECT_THAT(find("0.75"), ElementsAre("hot"));
    EXPECT_THAT(find("temperature"), IsEmpty());
}

TEST_F(SearchTest, TakesNoNoticeOfCaseAndDiacritics) {
    store("Überhitzung im Café");
    EXPECT_THAT(findBothWays("uberhitzung CAFE"), SizeIs(1));
    EXPECT_THAT(find("ÜBERHITZUNG"), SizeIs(1));
}

TEST_F(SearchTest, WantsEveryWordInAnyOrder) {
    store("backup of nas done");
    store("backup of pve done");
    EXPECT_THAT(findBothWays("nas backup"), ElementsAre("backup of nas done"));
}

TEST_F(SearchTest, WantsTheWordsOfAPhraseSideBySide) {
    store("disk array failed");
    store("array of disk");
    EXPECT_THAT(findBothWays("\"disk array\""), ElementsAre("disk array failed"));
    EXPECT_THAT(find("disk-array"), ElementsAre("disk array failed"));
    EXPECT_THAT(find("\"array disk\""), IsEmpty());
}

TEST_F(SearchTest, FindsTheBeginningOfAWordBeforeAStar) {
    store("diskette");
    store("disc");
    store("radish");
    EXPECT_THAT(findBothWays("dis*"), ElementsAre("disc", "diskette"));
    EXPECT_THAT(find("disk*"), ElementsAre("diskette"));
    EXPECT_THAT(find("disk"), IsEmpty());
    EXPECT_THAT(find("zz*"), IsEmpty());
}

TEST_F(SearchTest, RefusesABeginningThatTooManyWordsHave) {
    for (int i = 0; i < 300; ++i) {
        store("x" + std::to_string(1000 + i));
    }
    index();
    const auto found = searchEvents(database_.connection(), request("x*"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::InvalidInput);
    EXPECT_THAT(found.error().detail, HasSubstr("begin with 'x'"));
    EXPECT_THAT(find("x100*"), SizeIs(10));
}

TEST_F(SearchTest, LeavesOutWhatAMinusNames) {
    store("backup done");
    store("backup failed");
    store("disk failed");
    EXPECT_THAT(findBothWays("backup -failed"), ElementsAre("backup done"));
    EXPECT_THAT(find("-backup"), ElementsAre("disk failed"));
    EXPECT_THAT(find("-\"backup failed\""), ElementsAre("disk failed", "backup done"));
}

TEST_F(SearchTest, TakesNoNoticeOfTermsWithoutAWord) {
    store("one");
    store("two");
    EXPECT_THAT(findBothWays("-- \"\" * !!!"), ElementsAre("two", "one"));
    EXPECT_THAT(find("!!! one"), ElementsAre("one"));
    EXPECT_THAT(find(""), ElementsAre("two", "one"));
}

TEST_F(SearchTest, JoinsTextWithConditions) {
    auto draft = alert("disk", Severity::Critical);
    draft.providerIdentifier = "nas.box-1";
    store(draft);
    store("Alert info");
    EXPECT_THAT(findBothWays("alert severity:>=error"), ElementsAre("Alert disk"));
    EXPECT_THAT(find("alert state:info"), ElementsAre("Alert info"));
    EXPECT_THAT(find("alert source:nas"), ElementsAre("Alert disk"));
    EXPECT_THAT(find("source:nas.box-1"), ElementsAre("Alert disk"));
    EXPECT_THAT(find("source:box-1"), IsEmpty());
    EXPECT_THAT(find("-source:nas"), ElementsAre("Alert info"));
    EXPECT_THAT(find("is:needs-attention"), ElementsAre("Alert disk"));
    EXPECT_THAT(find("severity:ok -severity:ok"), IsEmpty());
}

TEST_F(SearchTest, GivesTheNewestFirstWhateverCameFirst) {
    const auto later = database_.clock.now();
    auto draft = draftTitled("older");
    draft.startDate = later - std::chrono::hours(24);
    store("now");
    store(draft);
    draft.title = "long ago";
    draft.startDate = *parseRfc3339("0001-01-01T00:00:00Z");
    store(draft);
    EXPECT_THAT(findBothWays(""), ElementsAre("now", "older", "long ago"));
    EXPECT_THAT(find("before:1h"), ElementsAre("older", "long ago"));
    EXPECT_THAT(find("after:2d"), ElementsAre("now", "older"));
}

TEST_F(SearchTest, PagesThroughEventsOfOneMillisecondWithoutAGap) {
    std::vector<EventDraft> drafts;
    for (int i = 0; i < 25; ++i) {
        drafts.push_back(draftTitled("same " + std::to_string(i)));
    }
    storeAll(database_, drafts);
    std::vector<std::string> seen;
    auto next = request("same", 10);
    for (const auto step : {0, 1, 2}) {
        if (step == 1) {
            index(); // between two pages
        }
        auto found = page(next);
        for (const auto& title : titlesOf(found.events)) {
            seen.push_back(title);
        }
        EXPECT_EQ(found.next.has_value(), step < 2);
        next.before = found.next;
    }
    ASSERT_THAT(seen, SizeIs(25));
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_EQ(seen[i], "same " + std::to_string(24 - i));
    }
}

TEST_F(SearchTest, GivesAShortPageWhereItHasLookedAtEnough) {
    store(alert("first", Severity::Critical));
    for (int i = 0; i < 20; ++i) {
        store("Alert " + std::to_string(i));
    }
    store(alert("last", Severity::Critical));
    index();
    auto wanted = request("alert is:needs-attention", 2);
    const SearchLimits few{.candidates = 5};
    std::vector<std::string> seen;
    int pages = 0;
    do {
        const auto found = page(wanted, few);
        for (const auto& title : titlesOf(found.events)) {
            seen.push_back(title);
        }
        wanted.before = found.next;
        ++pages;
    } while (wanted.before && pages < 100);
    EXPECT_THAT(seen, ElementsAre("Alert last", "Alert first"));
    EXPECT_GT(pages, 3);
}

TEST_F(SearchTest, SaysHowManyEventsItCouldNotSearch) {
    for (int i = 0; i < 10; ++i) {
        store("word " + std::to_string(i));
    }
    const auto found = page(request("word"), {.unindexed = 4});
    EXPECT_THAT(titlesOf(found.events), ElementsAre("word 9", "word 8", "word 7", "word 6"));
    EXPECT_EQ(found.unsearched, 6U);
    index();
    EXPECT_EQ(page(request("word"), {.unindexed = 4}).unsearched, 0U);
}

TEST_F(SearchTest, AnswersAnyBytesWithoutAFault) {
    store("plain");
    index();
    EXPECT_TRUE(
        searchEvents(database_.connection(), request(std::string_view("tag:\"x\0y\" a\0b", 14))));
    for (const std::string text : {"AND",
                                   "NOT",
                                   "a OR",
                                   "(",
                                   ")",
                                   "title:x",
                                   "\"a\"\"b",
                                   "'",
                                   "^a",
                                   "NEAR(a b)",
                                   "{title}",
                                   "+",
                                   "a:b*",
                                   "\xff\xfe",
                                   "* *",
                                   "\"*",
                                   "-",
                                   "--",
                                   "\\",
                                   "a\x01"
                                   "b",
                                   "%",
                                   ";--",
                                   "-*"}) {
        EXPECT_TRUE(searchEvents(database_.connection(), request(text))) << text;
        EXPECT_TRUE(searchEvents(database_.connection(), request("tag:\"x\"" + text))) << text;
    }
}

} // namespace
} // namespace tempo::store
