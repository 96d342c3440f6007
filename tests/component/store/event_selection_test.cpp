#include "component/store/sample_events.hpp"
#include "store/events/event_selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <utility>

namespace tempo::store {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Sequence kAll = 1000;

class EventSelectionTest : public ::testing::Test {
protected:
    void store(const std::string& provider) {
        auto draft = test::draftTitled(provider);
        draft.providerIdentifier = provider;
        draft.startDate = database_.clock.now();
        test::storeOne(database_, std::move(draft));
        database_.clock.advance(1h);
    }

    std::vector<std::string> titles(const EventSelection& selection,
                                    Dismissed dismissed = Dismissed::Hidden) {
        return test::titlesOf(selectEvents(database_.connection(), selection, dismissed, 0, 100));
    }

    std::vector<EventVersion> versions(const EventSelection& selection) {
        return selectVersions(database_.connection(), selection, {0, kAll}, 100);
    }

    std::vector<EventId> erase(const std::vector<EventVersion>& versions) {
        return database_.write(
            [&](WriteContext& context) { return eraseVersions(context, versions); });
    }

    test::TestDatabase database_;
    const Timestamp start_ = database_.clock.now();
};

TEST_F(EventSelectionTest, HoldsAProviderAndThoseBelowItOnDotBoundaries) {
    for (const auto* provider : {"scripts", "scripts.backup", "scriptsfish", "scripts-2", "script",
                                 "scripts.", "scripts/x"}) {
        store(provider);
    }
    EXPECT_THAT(titles({.provider = "scripts"}),
                ElementsAre("scripts", "scripts.backup", "scripts."));
    EXPECT_THAT(titles({.provider = "scripts.backup"}), ElementsAre("scripts.backup"));
    EXPECT_THAT(titles({.provider = "%"}), IsEmpty());
}

TEST_F(EventSelectionTest, HoldsFromItsFirstTimeToBeforeItsLast) {
    for (const auto* provider : {"a", "b", "c"}) {
        store(provider);
    }
    EXPECT_THAT(titles({.after = start_ + 1h}), ElementsAre("b", "c"));
    EXPECT_THAT(titles({.before = start_ + 1h}), ElementsAre("a"));
    EXPECT_THAT(titles({.after = start_ + 1h, .before = start_ + 2h}), ElementsAre("b"));
}

TEST_F(EventSelectionTest, HoldsTheEventsOfASender) {
    store("a");
    SenderId sender;
    sender.uuid.bytes.fill(7);
    SenderId another;
    EXPECT_THAT(titles({.sender = sender}), ElementsAre("a"));
    EXPECT_THAT(titles({.sender = another}), IsEmpty());
    EXPECT_EQ(findSender(database_.connection(), sender.toString()), sender);
    EXPECT_EQ(findSender(database_.connection(), "nobody"), std::nullopt);
}

TEST_F(EventSelectionTest, LeavesDismissedEventsOutOfAnExportUnlessAskedFor) {
    store("a");
    store("b");
    database_.write([&](WriteContext& context) {
        const std::array ids{versions({.provider = "a"}).front().id};
        return dismiss(context, ids);
    });
    EXPECT_THAT(titles({}), ElementsAre("b"));
    EXPECT_THAT(titles({}, Dismissed::Shown), ElementsAre("b", "a"));
    EXPECT_EQ(countSelected(database_.connection(), {}, kAll), 2U) << "a deletion takes them too";
}

TEST_F(EventSelectionTest, ComesInPagesThatTogetherHaveEachEventOnce) {
    for (const auto* provider : {"a", "b", "c"}) {
        store(provider);
    }
    const auto first = selectEvents(database_.connection(), {}, Dismissed::Shown, 0, 2);
    const auto rest =
        selectEvents(database_.connection(), {}, Dismissed::Shown, first.back().sequence, 2);
    EXPECT_THAT(test::titlesOf(first), ElementsAre("a", "b"));
    EXPECT_THAT(test::titlesOf(rest), ElementsAre("c"));
}

TEST_F(EventSelectionTest, IsDeletedWithItsCount) {
    store("a");
    store("b");
    EXPECT_THAT(erase(versions({.provider = "a"})), SizeIs(1));
    EXPECT_THAT(titles({}), ElementsAre("b"));
    EXPECT_EQ(countEvents(database_.connection()).events, 1U);
}

TEST_F(EventSelectionTest, KeepsAnEventThatHasChangedSinceItWasSelected) {
    test::storeOne(database_, test::alert("disk"));
    const auto selected = versions({});
    test::storeOne(database_, test::alert("disk"));
    EXPECT_THAT(erase(selected), IsEmpty());
    EXPECT_EQ(countEvents(database_.connection()).events, 1U);
}

TEST_F(EventSelectionTest, EndsAtTheSequenceThatWasLookedAt) {
    store("a");
    const auto last = lastSequence(database_.connection());
    store("b");
    EXPECT_EQ(countSelected(database_.connection(), {}, last), 1U);
    EXPECT_THAT(selectVersions(database_.connection(), {}, {0, last}, 100), SizeIs(1));
}

} // namespace
} // namespace tempo::store
