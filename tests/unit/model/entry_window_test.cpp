#include "model/timeline/entry_window.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using test::numbered;
using testing::ElementsAre;
using testing::IsEmpty;

TimelineEntry entry(std::uint64_t number) {
    return {.event = rowOf(numbered(number)), .stack = std::nullopt};
}

std::vector<Sequence> held(const EntryWindow& window) {
    std::vector<Sequence> sequences;
    for (const auto& one : window.entries()) {
        sequences.push_back(one->event.sequence);
    }
    return sequences;
}

EntryWindow fiveToThree() {
    EntryWindow window;
    window.replace({entry(5), entry(4), entry(3)}, edgeAt(entry(5).place()),
                   edgeAt(entry(3).place()));
    return window;
}

TEST(EntryWindow, HoldsNothingBeyondItsEdges) {
    auto window = fiveToThree();
    window.put(entry(6));
    window.put(entry(2));
    EXPECT_THAT(held(window), ElementsAre(5, 4, 3));
}

TEST(EntryWindow, HoldsWhatIsNewWhereTheListEnds) {
    EntryWindow window;
    window.put(entry(2));
    window.put(entry(3));
    window.put(entry(1));
    EXPECT_THAT(held(window), ElementsAre(3, 2, 1));
}

TEST(EntryWindow, LetsGoOfWhatMovesBeyondAnEdge) {
    auto window = fiveToThree();
    auto moved = entry(4);
    moved.event.startDate = entry(9).event.startDate;
    window.put(moved);
    EXPECT_THAT(held(window), ElementsAre(5, 3));
}

TEST(EntryWindow, KeepsThePlaceOfWhatIsMarked) {
    auto window = fiveToThree();
    auto second = entry(4);
    second.event.startDate = entry(5).event.startDate;
    window.put(second);
    EXPECT_THAT(held(window), ElementsAre(5, 4, 3));
    second.event.sequence = 9;
    second.event.acknowledged = true;
    window.put(second);
    EXPECT_THAT(held(window), ElementsAre(5, 9, 3));
}

TEST(EntryWindow, IsReadOnWithoutHavingAnythingTwice) {
    auto window = fiveToThree();
    window.extend(End::Older, {entry(3), entry(2), entry(1)}, {});
    EXPECT_THAT(held(window), ElementsAre(5, 4, 3, 2, 1));
    EXPECT_TRUE(window.isWhole(End::Older));
    EXPECT_FALSE(window.isWhole(End::Newer));
}

TEST(EntryWindow, CanBeReadOnWhereItWasShortened) {
    auto window = fiveToThree();
    window.shorten(End::Newer, 2);
    EXPECT_THAT(held(window), ElementsAre(4, 3));
    EXPECT_EQ(window.edge(End::Newer).cursor, toText(entry(4).place()));
    window.shorten(End::Older, 1);
    EXPECT_THAT(held(window), ElementsAre(4));
    window.put(entry(3));
    EXPECT_THAT(held(window), ElementsAre(4));
}

TEST(EntryWindow, KnowsAStackByItsNumber) {
    EntryWindow window;
    auto stack = entry(3);
    stack.stack = StackRow{.id = 7, .events = 2};
    window.put(stack);
    stack.event = entry(4).event;
    stack.stack->events = 3;
    window.put(stack);
    EXPECT_THAT(held(window), ElementsAre(4));
    window.drop({.stack = 7, .event = {}});
    EXPECT_THAT(held(window), IsEmpty());
}

} // namespace
} // namespace tempo::model
