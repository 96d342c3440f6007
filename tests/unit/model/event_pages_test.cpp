#include "model/events/event_pages.hpp"
#include "support/stored_events.hpp"

#include <gmock/gmock.h>

#include <random>

namespace tempo::model {
namespace {

using test::numbered;

/// Counts as a view does.
class Counter final : public RowWatcher {
public:
    void willInsert(std::size_t first, std::size_t count) override {
        ASSERT_LE(first, rows);
        coming = count;
    }
    void inserted() override {
        rows += std::exchange(coming, 0);
        ++insertions;
    }
    void willRemove(std::size_t first, std::size_t count) override {
        ASSERT_LE(first + count, rows);
        going = count;
    }
    void removed() override { rows -= std::exchange(going, 0); }
    void changed(std::size_t first, std::size_t count) override {
        ASSERT_LE(first + count, rows);
        ++changes;
    }

    std::size_t rows = 0;
    std::size_t coming = 0;
    std::size_t going = 0;
    int changes = 0;
    int insertions = 0;
};

/// Rows `from` down to `to`, newest first.
std::vector<EventRow> rows(std::uint64_t from, std::uint64_t to) {
    std::vector<EventRow> made;
    for (auto number = from; number >= to; --number) {
        made.push_back(rowOf(numbered(number)));
    }
    return made;
}

class Pages : public testing::Test {
protected:
    /// Pages of kPageRows from `newest` down to 1.
    void fill(std::uint64_t newest) {
        auto from = newest;
        while (from > 0) {
            const auto to = from > EventPages::kPageRows ? from - EventPages::kPageRows + 1 : 1;
            pages.append(rows(from, to), to > 1 ? std::optional(std::to_string(to)) : std::nullopt);
            from = to - 1;
        }
    }

    std::string titleAt(std::size_t index) {
        const auto* row = pages.row(index);
        return row != nullptr ? row->title : "(not in memory)";
    }

    Counter watcher;
    EventPages pages{watcher};
};

TEST_F(Pages, AreReadFromTheNewestToTheOldest) {
    EXPECT_FALSE(pages.isComplete());
    fill(450);
    EXPECT_TRUE(pages.isComplete());
    EXPECT_EQ(pages.rows(), 450U);
    EXPECT_EQ(watcher.rows, 450U);
    EXPECT_EQ(titleAt(0), "Event 450");
    EXPECT_EQ(titleAt(449), "Event 1");
}

TEST_F(Pages, KeepFewInMemoryHoweverManyAreRead) {
    fill(100'000);
    EXPECT_EQ(pages.rows(), 100'000U);
    EXPECT_LE(pages.residentRows(), EventPages::kResidentPages * EventPages::kPageRows);
    EXPECT_EQ(titleAt(0), "Event 100000");
    EXPECT_EQ(titleAt(50'000), "(not in memory)");
    EXPECT_EQ(titleAt(99'999), "Event 1");
}

TEST_F(Pages, TakeBackAPageThatIsReadAgain) {
    fill(100'000);
    const auto page = pages.pageOf(50'000);
    const auto newest = 100'000 - page * EventPages::kPageRows;
    pages.refill(page, rows(newest, newest - EventPages::kPageRows + 1));
    EXPECT_EQ(titleAt(50'000), "Event 50000");
    EXPECT_EQ(pages.rows(), 100'000U);
}

TEST_F(Pages, LearnThatAPageHasLostRows) {
    fill(100'000);
    const auto page = pages.pageOf(50'000);
    const auto newest = 100'000 - page * EventPages::kPageRows;
    pages.refill(page, rows(newest, newest - 9));
    EXPECT_EQ(pages.rows(), 100'000U - EventPages::kPageRows + 10);
    EXPECT_EQ(watcher.rows, pages.rows());
}

TEST_F(Pages, PutNewsAtTheTop) {
    fill(10);
    pages.put(rowOf(numbered(11)));
    EXPECT_EQ(titleAt(0), "Event 11");
    EXPECT_EQ(titleAt(1), "Event 10");
}

TEST_F(Pages, PutManyNewsAtTheTopInOneStep) {
    fill(10);
    auto late = rowOf(numbered(4));
    late.sequence = 20;
    late.title = "late";
    auto again = rowOf(numbered(12));
    again.sequence = 21;
    again.title = "again";
    pages.putAll({rowOf(numbered(11)), late, rowOf(numbered(12)), rowOf(numbered(13)), again});
    EXPECT_EQ(pages.rows(), 13U);
    EXPECT_EQ(watcher.rows, 13U);
    EXPECT_EQ(watcher.insertions, 2); // of the ten, and of the three
    EXPECT_EQ(titleAt(0), "Event 13");
    EXPECT_EQ(titleAt(1), "again");
    EXPECT_EQ(titleAt(2), "Event 11");
    EXPECT_EQ(titleAt(9), "late");
    pages.drop(numbered(12).id);
    EXPECT_EQ(titleAt(1), "Event 11");
}

TEST_F(Pages, PutWhatIsLateIntoItsPlace) {
    pages.append({rowOf(numbered(10)), rowOf(numbered(2))}, std::nullopt);
    pages.put(rowOf(numbered(5)));
    EXPECT_EQ(titleAt(1), "Event 5");
    pages.put(rowOf(numbered(1)));
    EXPECT_EQ(titleAt(3), "Event 1");
}

TEST_F(Pages, LeaveOutWhatIsOlderThanAllThatIsRead) {
    pages.append(rows(10, 5), "5");
    pages.put(rowOf(numbered(1)));
    EXPECT_EQ(pages.rows(), 6U);
}

TEST_F(Pages, ChangeARowInItsPlace) {
    fill(10);
    auto row = rowOf(numbered(5));
    row.sequence = 11;
    row.acknowledged = true;
    pages.put(row);
    EXPECT_EQ(pages.rows(), 10U);
    EXPECT_TRUE(pages.row(5)->acknowledged);
    EXPECT_EQ(watcher.changes, 1);
}

TEST_F(Pages, KeepTheLaterOfTwoVersions) {
    fill(10);
    auto earlier = rowOf(numbered(5));
    earlier.sequence = 4;
    earlier.title = "earlier";
    pages.put(earlier);
    EXPECT_EQ(titleAt(5), "Event 5");
}

TEST_F(Pages, MoveARowThatBeginsAtAnotherTime) {
    fill(10);
    auto row = rowOf(numbered(5));
    row.sequence = 11;
    row.startDate = numbered(20).startDate;
    pages.put(row);
    EXPECT_EQ(pages.rows(), 10U);
    EXPECT_EQ(titleAt(0), "Event 5");
}

TEST_F(Pages, SplitTheFirstOneWhenItGetsLong) {
    fill(400);
    for (std::uint64_t number = 401; number <= 1000; ++number) {
        pages.put(rowOf(numbered(number)));
    }
    ASSERT_TRUE(pages.headIsLong());
    pages.splitHead(numbered(801).id, "801");
    EXPECT_FALSE(pages.headIsLong());
    EXPECT_EQ(pages.rows(), 1000U);
    EXPECT_EQ(pages.cursorOf(1), "801");
    EXPECT_EQ(titleAt(200), "Event 800");
    EXPECT_EQ(titleAt(999), "Event 1");
}

TEST_F(Pages, AreEmptyAfterClear) {
    fill(400);
    pages.clear();
    EXPECT_EQ(watcher.rows, 0U);
    EXPECT_EQ(pages.residentRows(), 0U);
    pages.append({}, std::nullopt);
    pages.put(rowOf(numbered(1)));
    EXPECT_EQ(titleAt(0), "Event 1");
}

TEST_F(Pages, AgreeWithANaiveListAfterRandomChanges) {
    std::mt19937 random(4); // NOLINT: the same run every time
    std::map<std::uint64_t, EventRow> naive;
    fill(300);
    for (std::uint64_t number = 1; number <= 300; ++number) {
        naive[number] = rowOf(numbered(number));
    }
    std::uint64_t next = 301;
    for (int step = 0; step < 2000; ++step) {
        const auto any = random() % next;
        if (random() % 3 == 0) {
            pages.drop(numbered(any).id);
            naive.erase(any);
        } else {
            pages.put(rowOf(numbered(next)));
            naive[next] = rowOf(numbered(next));
            ++next;
        }
    }
    ASSERT_EQ(pages.rows(), naive.size());
    ASSERT_EQ(watcher.rows, naive.size());
    std::size_t index = 0;
    for (auto row = naive.rbegin(); row != naive.rend(); ++row) {
        EXPECT_EQ(titleAt(index++), row->second.title);
    }
}

} // namespace
} // namespace tempo::model
