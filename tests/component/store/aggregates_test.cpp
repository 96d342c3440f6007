// What is kept beside the events, against a naive recount of them.
#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/event_selection.hpp"
#include "store/sources/activity_table.hpp"
#include "store/sources/source_table.hpp"

#include <gmock/gmock.h>

#include <map>
#include <random>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace std::chrono_literals;
using tempo::test::alert;
using tempo::test::batchOf;
using tempo::test::draftTitled;
using tempo::test::storeAll;
using tempo::test::storeOne;
using tempo::test::TestDatabase;
using testing::ElementsAre;
using testing::IsEmpty;

/// What the events themselves say of one source.
struct Recount {
    std::uint64_t events = 0;
    AttentionCounts attention;
    friend bool operator==(const Recount&, const Recount&) = default;
};

std::map<std::string, Recount> recount(const Connection& connection) {
    std::map<std::string, Recount> result;
    for (const auto& event : changesAfter(connection, 0, 100'000)) {
        auto& of = result[event.providerIdentifier];
        ++of.events;
        if (event.needsAttention) {
            of.attention.warning += event.severity == Severity::Warning ? 1 : 0;
            of.attention.error += event.severity == Severity::Error ? 1 : 0;
            of.attention.critical += event.severity == Severity::Critical ? 1 : 0;
        }
    }
    return result;
}

std::map<std::string, Recount> kept(const Connection& connection) {
    std::map<std::string, Recount> result;
    for (const auto& source : listedSources(connection)) {
        result[source.row.providerIdentifier] = {source.row.events, source.row.attention};
    }
    return result;
}

EventDraft draftOf(std::string provider, Severity severity = Severity::Error) {
    auto draft = draftTitled("of " + provider);
    draft.providerIdentifier = std::move(provider);
    draft.severity = severity;
    return draft;
}

std::vector<SeverityCounts> activity(TestDatabase& database,
                                     std::optional<std::string_view> provider = std::nullopt) {
    const auto now = database.clock.now();
    const std::vector<Timestamp> starts{now - 24h, now - 1h, now + 1h};
    return readActivity(database.connection(), provider, starts);
}

/// Does something at random to the events, as people and senders do.
class Randomly {
public:
    Randomly(TestDatabase& database, unsigned seed) : database_(database), random_(seed) {}

    void act() {
        database_.clock.advance(std::chrono::minutes(number(0, 30)));
        database_.write([&](WriteContext& context) {
            const int jobs = number(1, 3);
            for (int i = 0; i < jobs; ++i) {
                actOnce(context);
            }
            return 0;
        });
    }

private:
    int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }

    EventDraft draft() {
        auto draft = alert(std::to_string(number(0, 5)), static_cast<Severity>(number(0, 4)));
        draft.providerIdentifier = "source." + std::to_string(number(0, 3));
        if (number(0, 1) == 0) {
            draft.externalID.reset();
        }
        if (number(0, 2) == 0) {
            draft.state = State::Resolved;
        }
        return draft;
    }

    std::vector<EventId> some(const WriteContext& context) {
        std::vector<EventId> ids;
        for (const auto& event : changesAfter(context.database, 0, 100'000)) {
            if (number(0, 3) == 0) {
                ids.push_back(event.id);
            }
        }
        return ids;
    }

    void actOnce(WriteContext& context) {
        switch (number(0, 8)) {
        case 0:
            static_cast<void>(acknowledge(context, some(context)));
            break;
        case 1:
            static_cast<void>(unacknowledge(context, some(context)));
            break;
        case 2:
            static_cast<void>(dismiss(context, some(context)));
            break;
        case 3:
            static_cast<void>(undismiss(context, some(context)));
            break;
        case 4:
            static_cast<void>(erase(context, some(context)));
            break;
        case 5:
            eraseOlderThan(context, context.now - 6h, 5);
            break;
        case 6:
            eraseVersions(context, selectVersions(context.database, {.provider = "source.1"},
                                                  {0, context.lastSequence}, 2));
            break;
        default:
            storeEvents(context, batchOf({draft(), draft(), draft()}, context.now));
        }
    }

    TestDatabase& database_;
    std::mt19937 random_;
};

TEST(Aggregates, AgreeWithARecountWhateverIsDone) {
    for (const unsigned seed : {1U, 2U, 3U}) {
        TestDatabase database;
        Randomly randomly(database, seed);
        for (int i = 0; i < 200; ++i) {
            randomly.act();
            auto sources = kept(database.connection());
            // Of a source whose events only grew too old, there is nothing to recount.
            std::erase_if(sources, [](const auto& source) { return source.second.events == 0; });
            ASSERT_EQ(sources, recount(database.connection())) << "seed " << seed << ", act " << i;
        }
        const auto counts = countEvents(database.connection());
        std::uint64_t events = 0;
        AttentionCounts attention;
        for (const auto& [provider, of] : recount(database.connection())) {
            events += of.events;
            attention += of.attention;
        }
        EXPECT_EQ(counts, (EventCounts{events, attention}));
    }
}

TEST(Aggregates, AreUndoneWithAJobThatFails) {
    TestDatabase database;
    storeOne(database, draftOf("a"));
    const auto before = kept(database.connection());
    const auto activityBefore = activity(database);
    EXPECT_THROW(database.write([&](WriteContext& context) {
        storeEvents(context, batchOf({draftOf("b")}, context.now));
        throw std::runtime_error("the job fails");
        return 0;
    }),
                 std::runtime_error);
    storeOne(database, draftOf("a"));
    EXPECT_EQ(kept(database.connection()).size(), before.size());
    EXPECT_EQ(activity(database)[1][3], activityBefore[1][3] + 1);
}

TEST(Aggregates, KnowWhenAndHowASourceLastSent) {
    TestDatabase database;
    const auto first = database.clock.now();
    storeOne(database, draftOf("a"));
    database.clock.advance(2h);
    database.write([&](WriteContext& context) {
        auto batch = batchOf({draftOf("a")}, context.now);
        batch.transport = Transport::Tls;
        storeEvents(context, std::move(batch));
        return 0;
    });
    const auto row = findSource(database.connection(), "a").value();
    EXPECT_EQ(row.rhythm, (Rhythm{first, first + 2h, 2h}));
    EXPECT_EQ(row.lastTransport, Transport::Tls);
}

TEST(Aggregates, KeepASourceWhoseEventsGrewTooOld) {
    TestDatabase database;
    storeOne(database, draftOf("a"));
    database.clock.advance(48h);
    database.write(
        [](WriteContext& context) { return eraseOlderThan(context, context.now - 24h, 10); });
    EXPECT_EQ(kept(database.connection()), (std::map<std::string, Recount>{{"a", {}}}));
}

TEST(Aggregates, ForgetASourceWhoseLastEventIsDeleted) {
    TestDatabase database;
    const auto event = storeOne(database, draftOf("a"));
    storeOne(database, draftOf("b"));
    database.write([&](WriteContext& context) { return erase(context, std::array{event.id}); });
    EXPECT_THAT(kept(database.connection()), testing::SizeIs(1));
    EXPECT_EQ(activity(database, "a")[1], SeverityCounts{});
    EXPECT_EQ(activity(database)[1], (SeverityCounts{0, 0, 0, 1, 0}));
}

TEST(Aggregates, SayWhatATransactionChanged) {
    TestDatabase database;
    const auto kept = storeOne(database, draftOf("a"));
    const auto changes = database.listChanges();
    EXPECT_THAT(changes.sources, ElementsAre("a"));
    EXPECT_THAT(changes.events, ElementsAre(kept.id));
    database.write([](WriteContext&) { return 0; });
    EXPECT_TRUE(database.listChanges().empty());
}

TEST(Activity, CountsEachVersionWithTheSeverityThatItArrivedWith) {
    TestDatabase database;
    storeOne(database, alert("disk", Severity::Critical));
    database.clock.advance(10ms);
    storeOne(database, alert("disk", Severity::Ok));
    EXPECT_EQ(activity(database)[1], (SeverityCounts{1, 0, 0, 0, 1}));
}

TEST(Activity, GoesByTheTimeOfTheEvent) {
    TestDatabase database;
    auto earlier = draftOf("a");
    earlier.startDate = database.clock.now() - 5h;
    storeAll(database, {earlier, draftOf("a")});
    EXPECT_EQ(activity(database)[0], (SeverityCounts{0, 0, 0, 1, 0}));
    EXPECT_EQ(activity(database)[1], (SeverityCounts{0, 0, 0, 1, 0}));
}

TEST(Activity, OfAProviderHoldsThoseBelowIt) {
    TestDatabase database;
    storeAll(database, {draftOf("a"), draftOf("a.b"), draftOf("ab"), draftOf("a-b")});
    EXPECT_EQ(activity(database, "a")[1][3], 2U);
    EXPECT_EQ(activity(database)[1][3], 4U);
}

TEST(Activity, DropsWhatIsTooOld) {
    TestDatabase database;
    storeOne(database, draftOf("a"));
    const auto before = database.clock.now();
    database.clock.advance(kActivityKept + std::chrono::hours(1));
    database.write([](WriteContext& context) {
        trimActivity(context.database, context.now);
        return 0;
    });
    const std::vector<Timestamp> starts{before - 24h, before + 24h};
    EXPECT_EQ(readActivity(database.connection(), std::nullopt, starts).front(), SeverityCounts{});
}

TEST(Activity, OfNoStretchIsEmpty) {
    TestDatabase database;
    EXPECT_THAT(readActivity(database.connection(), std::nullopt, {}), IsEmpty());
}

} // namespace
