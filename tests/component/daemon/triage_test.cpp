#include "component/daemon/store_fixture.hpp"
#include "daemon/triage.hpp"
#include "store/audit/audit_log.hpp"
#include "store/database/query.hpp"

#include <gmock/gmock.h>

namespace tempo::daemon {
namespace {

using namespace std::chrono_literals;
using tempo::test::alert;
using tempo::test::draftTitled;
using ::testing::Each;
using ::testing::SizeIs;

class TriageTest : public test::StoreFixture {
protected:
    TriageTest() : subscription_(feed_.subscribe(told_)) {}

    /// Applies the rules, which runs them.
    void apply(const std::vector<std::string>& rules) {
        EffectiveSettings settings;
        settings.triageRules = parseTriageRules(rules).value();
        triage_.configure(settings);
    }

    Event event(const EventId& id) const {
        return *read(
            [&](const store::Connection& database) { return store::findEvent(database, id); });
    }

    test::FeedRecorder told_;
    Triage triage_{io_, tasks_, feed_, log_, clock_};

private:
    std::unique_ptr<control::FeedSubscription> subscription_;
};

EventDraft of(std::string provider, Severity severity) {
    auto draft = draftTitled("of " + provider);
    draft.providerIdentifier = std::move(provider);
    draft.severity = severity;
    return draft;
}

TEST_F(TriageTest, GoesByAgeSeverityAndSource) {
    const auto ids = post({of("a", Severity::Info), of("a", Severity::Error),
                           of("kept", Severity::Info), of("a.fast", Severity::Info)});
    clock_.advance(24h);
    const auto recent = post({of("a", Severity::Info)});
    apply({"dismiss any of kept never", "dismiss info of a.fast after 48h",
           "dismiss info after 12h", "acknowledge error after 12h"});
    runUntil([&] { return told_.changes.size() >= 2; });
    EXPECT_TRUE(event(ids[0]).dismissedAt);
    EXPECT_FALSE(event(ids[1]).dismissedAt);
    EXPECT_TRUE(event(ids[1]).acknowledgedAt);
    EXPECT_FALSE(event(ids[2]).dismissedAt);
    EXPECT_FALSE(event(ids[3]).dismissedAt);
    EXPECT_FALSE(event(recent[0]).dismissedAt);
}

TEST_F(TriageTest, WorksThroughManyInStepsAndAuditsEach) {
    post(std::vector<EventDraft>(1200, of("a", Severity::Info)));
    clock_.advance(24h);
    told_.changes.clear();
    apply({"dismiss info after 1h"});
    runUntil([&] { return told_.changes.size() >= 1200; });
    EXPECT_THAT(told_.changes, SizeIs(1200));
    const auto lines = read([](const store::Connection& database) {
        store::Query query(database, "SELECT actor, detail FROM audit ORDER BY sequence");
        std::vector<std::string> found;
        while (query.next()) {
            found.push_back(query.column<std::string>(0) + ": " + query.column<std::string>(1));
        }
        return found;
    });
    EXPECT_THAT(lines, SizeIs(3));
    EXPECT_THAT(lines, Each(::testing::ContainsRegex(
                           "tempod: .* events, first .*, by the rule `dismiss info after 1h`")));
}

} // namespace
} // namespace tempo::daemon
