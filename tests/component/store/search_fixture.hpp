#pragma once

#include "component/store/sample_events.hpp"
#include "store/search/index_upkeep.hpp"
#include "store/search/search.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tempo::test {

/// A database whose index is brought up to date when a test says so.
class SearchTest : public ::testing::Test {
protected:
    /// Brings the index up to date.
    void index(const store::IndexLimits& limits = {}) {
        store::IndexUpkeep upkeep(limits);
        while (upkeep.patience(database_.session())) {
            upkeep.step(database_.session(), store::SpareWork::Load::Idle);
        }
    }

    store::SearchRequest request(std::string_view text, std::size_t limit = 100) const {
        const SearchClock clock{.now = database_.clock.now(), .toUtc = [](auto local) {
                                    return Timestamp(local.time_since_epoch());
                                }};
        return {.query = parseSearch(text, clock).value(), .before = std::nullopt, .limit = limit};
    }

    store::FoundEvents page(const store::SearchRequest& request,
                            const store::SearchLimits& limits = {}) {
        auto found = searchEvents(database_.connection(), request, limits);
        EXPECT_TRUE(found) << found.error().detail;
        return found.value_or(store::FoundEvents{});
    }

    /// The titles that one page holds.
    std::vector<std::string> find(std::string_view text) {
        return titlesOf(page(request(text)).events);
    }

    /// The same from the index, and again from events beside it: both have the same rules.
    std::vector<std::string> findBothWays(std::string_view text) {
        auto beside = find(text);
        index();
        auto indexed = find(text);
        EXPECT_EQ(beside, indexed) << text;
        return indexed;
    }

    /// Stores an event a second after the one before it.
    Event store(EventDraft draft) {
        database_.clock.advance(std::chrono::seconds(1));
        return storeOne(database_, std::move(draft));
    }
    Event store(std::string title) { return store(draftTitled(std::move(title))); }

    TestDatabase database_;
};

} // namespace tempo::test
