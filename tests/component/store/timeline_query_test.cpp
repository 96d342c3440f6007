// The timeline, against a naive one made of all events.
#include "component/store/sample_events.hpp"
#include "core/provider_identifier.hpp"
#include "store/stacks/timeline_query.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>
#include <ranges>
#include <set>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace std::chrono_literals;
using tempo::test::batchOf;
using tempo::test::draftTitled;
using tempo::test::TestDatabase;
using testing::ElementsAre;
using testing::IsEmpty;

struct Made {
    EventDraft draft;
    Derivation derivation;
};

Made made(std::string provider, Severity severity, std::string key = {}) {
    Made one{.draft = draftTitled("of " + provider)};
    one.draft.providerIdentifier = std::move(provider);
    one.derivation = plainDerivation(EventType::Alert, severity, std::nullopt);
    if (!key.empty()) {
        one.derivation.grouping = {.role = StackRole::Repeats, .key = std::move(key)};
    }
    return one;
}

std::vector<Event> put(TestDatabase& database, std::vector<Made> events) {
    return database.write([&](WriteContext& context) {
        auto batch = batchOf({}, context.now);
        for (auto& one : events) {
            batch.events.push_back(std::move(one.draft));
            batch.derivations.push_back(std::move(one.derivation));
        }
        return storeEvents(context, std::move(batch)).events;
    });
}

/// What a row of the timeline is about: the event alone, or its stack.
struct NaiveRow {
    Event head;
    std::vector<Event> members;

    Severity severity() const {
        const auto worst = std::ranges::max(members, {}, &Event::severity);
        return head.stackID ? worst.severity : head.severity;
    }
    bool needsAttention() const { return std::ranges::any_of(members, &Event::needsAttention); }
};

bool isNewer(const Event& a, const Event& b) {
    return std::pair(a.startDate, a.sequence) > std::pair(b.startDate, b.sequence);
}

std::vector<NaiveRow> naiveRows(const Connection& connection) {
    std::map<StackId, NaiveRow> stacks;
    std::vector<NaiveRow> rows;
    for (const auto& event : changesAfter(connection, 0, 100'000)) {
        if (event.stackID) {
            stacks[*event.stackID].members.push_back(event);
        } else {
            rows.push_back({event, {event}});
        }
    }
    for (auto& [id, row] : stacks) {
        // The newest that is not dismissed; the newest where all are.
        row.head = *std::ranges::min_element(row.members, [](const Event& a, const Event& b) {
            return a.dismissedAt.has_value() != b.dismissedAt.has_value()
                       ? b.dismissedAt.has_value()
                       : isNewer(a, b);
        });
        rows.push_back(row);
    }
    std::ranges::sort(rows, isNewer, &NaiveRow::head);
    return rows;
}

std::vector<Sequence> naive(const std::vector<NaiveRow>& rows, const TimelineFilter& filter) {
    std::vector<Sequence> found;
    for (const auto& row : rows) {
        const bool holds =
            (filter.dismissed == Dismissed::Shown || !row.head.dismissedAt) &&
            (filter.attention == Attention::Any || row.needsAttention()) &&
            (!filter.severity || row.severity() == *filter.severity) &&
            (!filter.provider || isInTree(row.head.providerIdentifier, *filter.provider)) &&
            std::ranges::none_of(filter.without, [&](const std::string& tree) {
                return isInTree(row.head.providerIdentifier, tree);
            });
        if (holds) {
            found.push_back(row.head.sequence);
        }
    }
    return found;
}

std::vector<Sequence> inPages(const Connection& connection, const TimelineFilter& filter,
                              std::size_t limit) {
    std::vector<Sequence> found;
    auto stretch = kFromTheNewest;
    for (;;) {
        const auto page = listTimeline(connection, filter, stretch, limit);
        for (const auto& entry : page) {
            found.push_back(entry.event.sequence);
        }
        if (page.size() < limit) {
            return found;
        }
        stretch.from = EventCursor{page.back().event.startDate, page.back().event.sequence};
    }
}

/// The same, read from the oldest on.
std::vector<Sequence> inPagesFromTheOldest(const Connection& connection,
                                           const TimelineFilter& filter, std::size_t limit) {
    std::vector<Sequence> found;
    Stretch stretch{{Timestamp::min(), 0}, Way::Newer};
    for (;;) {
        const auto page = listTimeline(connection, filter, stretch, limit);
        for (const auto& entry : page | std::views::reverse) {
            found.push_back(entry.event.sequence);
        }
        if (page.size() < limit) {
            std::ranges::reverse(found);
            return found;
        }
        stretch.from = EventCursor{page.front().event.startDate, page.front().event.sequence};
    }
}

std::vector<TimelineFilter> allFilters() {
    std::vector<TimelineFilter> filters;
    for (const auto& provider :
         {std::optional<std::string>(), std::optional<std::string>("a"),
          std::optional<std::string>("a.b"), std::optional<std::string>("none")}) {
        for (const auto severity : {std::optional<Severity>(), std::optional(Severity::Info),
                                    std::optional(Severity::Critical)}) {
            for (const auto attention : {Attention::Any, Attention::NeededOnly}) {
                for (const auto dismissed : {Dismissed::Hidden, Dismissed::Shown}) {
                    filters.push_back({provider, severity, attention, dismissed, {}});
                    filters.push_back({provider, severity, attention, dismissed, {"a.b", "c"}});
                }
            }
        }
    }
    return filters;
}

class Randomly {
public:
    Randomly(TestDatabase& database, unsigned seed) : database_(database), random_(seed) {}

    void act() {
        database_.clock.advance(std::chrono::minutes(number(0, 3)));
        switch (number(0, 5)) {
        case 0:
            database_.write([&](WriteContext& context) { return acknowledge(context, some()); });
            break;
        case 1:
            database_.write([&](WriteContext& context) { return dismiss(context, some()); });
            break;
        case 2:
            database_.write([&](WriteContext& context) { return undismiss(context, some()); });
            break;
        case 3:
            database_.write([&](WriteContext& context) { return erase(context, some()); });
            break;
        default:
            put(database_, {any(), any(), any(), any()});
        }
    }

private:
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }

    Made any() {
        static const std::array<std::string, 4> kProviders{"a", "a.b", "a.c", "ab"};
        const auto key = number(0, 1) == 0 ? std::string() : "k" + std::to_string(number(0, 2));
        auto one = made(kProviders.at(static_cast<std::size_t>(number(0, 3))),
                        static_cast<Severity>(number(0, 4)), key);
        // Events of a stack come in the order of their times, others as they like.
        one.draft.startDate =
            key.empty() ? database_.clock.now() - std::chrono::minutes(number(0, 60))
                        : database_.clock.now() + ++stacked_ * std::chrono::milliseconds(1);
        return one;
    }

    std::vector<EventId> some() {
        std::vector<EventId> ids;
        for (const auto& event : changesAfter(database_.connection(), 0, 100'000)) {
            if (number(0, 7) == 0) {
                ids.push_back(event.id);
            }
        }
        return ids;
    }

    TestDatabase& database_;
    std::mt19937 random_;
    int stacked_ = 0;
};

TEST(Timeline, AgreesWithANaiveOneWhateverIsDone) {
    for (const unsigned seed : {1U, 2U}) {
        TestDatabase database;
        Randomly randomly(database, seed);
        for (int i = 0; i < 80; ++i) {
            randomly.act();
        }
        const auto rows = naiveRows(database.connection());
        ASSERT_GT(rows.size(), 10U);
        for (const auto& filter : allFilters()) {
            EXPECT_EQ(inPages(database.connection(), filter, 7), naive(rows, filter));
            EXPECT_EQ(inPages(database.connection(), filter, 1000), naive(rows, filter));
            EXPECT_EQ(inPagesFromTheOldest(database.connection(), filter, 7), naive(rows, filter));
        }
    }
}

TEST(Timeline, ShowsAStackOnce) {
    TestDatabase database;
    const auto events =
        put(database, {made("a", Severity::Error, "k"), made("a", Severity::Critical, "k")});
    const auto rows = listTimeline(database.connection(), {}, kFromTheNewest, 10);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].event, events[1]);
    ASSERT_TRUE(rows[0].stack);
    EXPECT_EQ(rows[0].stack->stack.events, 2U);
    EXPECT_EQ(rows[0].stack->needingAttention, 2U);
}

TEST(Timeline, FindsTheMembersOfAStack) {
    TestDatabase database;
    const auto events =
        put(database, {made("a", Severity::Info, "k"), made("a", Severity::Info, "k"),
                       made("a", Severity::Info, "k"), made("a", Severity::Info)});
    database.write(
        [&](WriteContext& context) { return dismiss(context, std::array{events[1].id}); });
    const auto stack = *events[0].stackID;
    const auto first = listMembers(database.connection(), stack, kFromTheNewest, 2);
    ASSERT_EQ(first.size(), 2U);
    const EventCursor place{first[1].startDate, first[1].sequence};
    const auto rest = listMembers(database.connection(), stack, {place, Way::Older}, 2);
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(listMembers(database.connection(), stack,
                          {{rest[0].startDate, rest[0].sequence}, Way::Newer}, 2),
              first);
    EXPECT_EQ((std::set{first[0].id, first[1].id, rest[0].id}),
              (std::set{events[0].id, events[1].id, events[2].id}));
}

TEST(Timeline, KnowsNoStackThatIsGone) {
    TestDatabase database;
    const auto events = put(database, {made("a", Severity::Info, "k")});
    EXPECT_TRUE(findStackEntry(database.connection(), *events[0].stackID));
    database.write([&](WriteContext& context) { return erase(context, std::array{events[0].id}); });
    EXPECT_FALSE(findStackEntry(database.connection(), *events[0].stackID));
}

TEST(TimelineAfter, GivesNewRowsAndThoseOfTheirStacks) {
    TestDatabase database;
    const auto events = put(database, {made("a", Severity::Info), made("a", Severity::Info, "k")});
    auto difference = timelineAfter(database.connection(), {}, database.listChanges());
    ASSERT_EQ(difference.entries.size(), 2U);
    EXPECT_EQ(difference.entries[0].event.id, events[0].id);
    EXPECT_EQ(difference.entries[1].stack->id, *events[1].stackID);
    EXPECT_THAT(difference.removedStacks, IsEmpty());
}

TEST(TimelineAfter, SaysWhatIsGone) {
    TestDatabase database;
    const auto events = put(database, {made("a", Severity::Info), made("a", Severity::Info, "k")});
    database.write([&](WriteContext& context) {
        return erase(context, std::array{events[0].id, events[1].id});
    });
    const auto difference = timelineAfter(database.connection(), {}, database.listChanges());
    EXPECT_THAT(difference.entries, IsEmpty());
    EXPECT_THAT(difference.removedEvents,
                testing::UnorderedElementsAre(events[0].id, events[1].id));
    EXPECT_THAT(difference.removedStacks, ElementsAre(*events[1].stackID));
}

TEST(TimelineAfter, TakesAwayWhatTheFilterHoldsNoLonger) {
    TestDatabase database;
    const auto events = put(database, {made("a", Severity::Error)});
    const TimelineFilter needed{.attention = Attention::NeededOnly};
    EXPECT_EQ(timelineAfter(database.connection(), needed, database.listChanges()).entries.size(),
              1U);
    database.write(
        [&](WriteContext& context) { return acknowledge(context, std::array{events[0].id}); });
    const auto difference = timelineAfter(database.connection(), needed, database.listChanges());
    EXPECT_THAT(difference.entries, IsEmpty());
    EXPECT_THAT(difference.removedEvents, ElementsAre(events[0].id));
}

TEST(TimelineAfter, ShowsTheNextMemberWhenTheNewestIsDismissed) {
    TestDatabase database;
    const auto events =
        put(database, {made("a", Severity::Info, "k"), made("a", Severity::Info, "k")});
    database.write(
        [&](WriteContext& context) { return dismiss(context, std::array{events[1].id}); });
    const auto difference = timelineAfter(database.connection(), {}, database.listChanges());
    ASSERT_EQ(difference.entries.size(), 1U);
    EXPECT_EQ(difference.entries[0].event.id, events[0].id);
}

} // namespace
