#include "component/store/sample_events.hpp"
#include "store/database/query.hpp"
#include "store/events/event_query.hpp"
#include "store/events/rederivation.hpp"
#include "store/stacks/stack_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace tempo::test;
using namespace std::chrono_literals;

constexpr const char* kProvider = "scripts.shell";

/// All that is to be seen of a stack, without the numbers that another generation gives anew.
struct Seen {
    std::set<EventId> members;
    StoredStack stored;

    friend bool operator==(const Seen&, const Seen&) = default;
};

/// Events of one source that come in any order, replace one another, and are settled by a person.
class Replay : public testing::TestWithParam<unsigned> {
protected:
    unsigned below(unsigned end) { return static_cast<unsigned>(random_() % end); }

    Derivation someDerivation() {
        const auto severity = static_cast<Severity>(below(5));
        auto derivation = plainDerivation(EventType::Alert, severity, std::nullopt);
        auto& grouping = derivation.grouping;
        grouping.role = static_cast<StackRole>(below(5));
        grouping.key = std::to_string(below(3));
        grouping.window = std::chrono::minutes(below(90));
        grouping.stackColor = static_cast<StackColor>(below(2));
        derivation.stackTitle = below(4) == 0 ? "" : "Stack " + std::to_string(below(1000));
        return derivation;
    }

    /// Its title says which derivation it has.
    void arrive() {
        database_.clock.advance(1min);
        auto draft = draftTitled(std::to_string(derivations_.size()));
        draft.startDate =
            database_.clock.now() - std::chrono::minutes(below(3) == 0 ? below(60) : 0);
        if (below(2) == 0) {
            draft.externalID = std::to_string(below(8));
        }
        auto batch = batchOf({draft}, database_.clock.now());
        batch.derivations = {derivations_.emplace_back(someDerivation())};
        const auto stored = database_.write(
            [&](WriteContext& context) { return storeEvents(context, std::move(batch)); });
        ids_.push_back(stored.ids.front());
    }

    void settle() {
        const std::array one{ids_[below(static_cast<unsigned>(ids_.size()))]};
        const auto settled = database_.write([&](WriteContext& context) {
            switch (below(3)) {
            case 0:
                return acknowledge(context, one);
            case 1:
                return dismiss(context, one);
            default:
                return undismiss(context, one);
            }
        });
        ASSERT_TRUE(settled);
    }

    void makeAnew(std::int64_t generation) {
        std::vector<Rederived> versions;
        for (const auto& arrival : arrivalsOf(database_.connection(), kProvider)) {
            const auto event =
                findVersion(database_.connection(), arrival.id, arrival.revision).value();
            versions.push_back({.id = event.id,
                                .revision = event.revision,
                                .providerIdentifier = event.providerIdentifier,
                                .startDate = event.startDate,
                                .derivation = derivations_.at(std::stoul(event.title))});
        }
        database_.write([&](WriteContext& context) {
            replay(context, versions, generation);
            return true;
        });
    }

    /// By their members.
    std::vector<Seen> stacks() {
        std::map<StackId, Seen> byId;
        for (const auto& event : changesAfter(database_.connection(), 0, 10'000)) {
            if (event.stackID) {
                auto& seen = byId[*event.stackID];
                seen.members.insert(event.id);
                seen.stored = findStack(database_.connection(), *event.stackID).value();
                EXPECT_TRUE(seen.stored.head != event.sequence ||
                            seen.stored.headDate == event.startDate);
            }
        }
        std::vector<Seen> result;
        for (auto& [id, seen] : byId) {
            seen.stored.id = {};
            seen.stored.generation = 0;
            result.push_back(std::move(seen));
        }
        std::ranges::sort(result, {}, &Seen::members);
        return result;
    }

    /// The newest that is not dismissed, else the newest.
    void expectHeads() {
        std::map<StackId, std::tuple<bool, Timestamp, Sequence>> newest;
        const auto events = changesAfter(database_.connection(), 0, 10'000);
        for (const auto& event : events) {
            if (event.stackID) {
                auto& best = newest[*event.stackID];
                best = std::max(best, {!event.dismissedAt, event.startDate, event.sequence});
            }
        }
        for (const auto& [id, best] : newest) {
            EXPECT_EQ(findStack(database_.connection(), id)->head, std::get<Sequence>(best));
        }
    }

    TestDatabase database_;
    std::mt19937 random_{GetParam()};
    std::vector<Derivation> derivations_;
    std::vector<EventId> ids_;
};

TEST_P(Replay, ComesToTheStacksThatArrivalMade) {
    for (int i = 0; i < 120; ++i) {
        arrive();
        if (below(3) == 0) {
            settle();
        }
    }
    expectHeads();
    const auto arrived = stacks();
    EXPECT_GT(arrived.size(), 3U);
    makeAnew(1);
    expectHeads();
    const auto anew = stacks();
    ASSERT_EQ(anew.size(), arrived.size());
    for (std::size_t i = 0; i < anew.size(); ++i) {
        EXPECT_EQ(anew[i], arrived[i]) << anew[i].stored.stack.key;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Replay, testing::Range(0U, 20U));

} // namespace
