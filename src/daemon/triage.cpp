#include "daemon/triage.hpp"

#include "store/audit/audit_log.hpp"
#include "store/events/event_table.hpp"

#include <boost/asio/co_spawn.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace tempo::daemon {
namespace {

/// Events that one transaction settles.
constexpr std::size_t kTriagedAtOnce = 500;

constexpr std::array kActions{TriageAction::Dismiss, TriageAction::Acknowledge};
constexpr std::array kSeverities{Severity::Ok, Severity::Info, Severity::Warning, Severity::Error,
                                 Severity::Critical};
constexpr store::EventCursor kBeginning{Timestamp::min(), 0};

Expected<std::vector<Event>> apply(store::WriteContext& context, TriageAction action,
                                   const std::vector<EventId>& ids) {
    return action == TriageAction::Dismiss ? store::dismiss(context, ids)
                                           : store::acknowledge(context, ids);
}

void note(store::WriteContext& context, const TriageRule& rule, const std::vector<Event>& events) {
    const auto* const kind =
        rule.action == TriageAction::Dismiss ? "event.dismissed" : "event.acknowledged";
    AuditEntry entry{.at = context.now, .kind = kind, .actor = "tempod"};
    entry.detail = std::to_string(events.size()) + (events.size() == 1 ? " event" : " events") +
                   ", first " + events.front().id.toString() + ", by the rule `" + toText(rule) +
                   "`";
    store::append(context, entry);
}

} // namespace

void Triage::configure(const EffectiveSettings& settings) {
    if (std::exchange(rules_, settings.triageRules) != rules_) {
        run();
    }
}

void Triage::run() {
    if (state_ == State::Running || rules_.empty()) {
        return;
    }
    state_ = State::Running;
    asio::co_spawn(io_, settleAll(rules_, clock_.now()),
                   [this](const std::exception_ptr& fault, const Expected<Done>& outcome) {
                       state_ = State::Idle;
                       if (fault || !outcome) {
                           log_.warn("The triage rules were not applied to all events: {}",
                                     fault ? "internal error" : outcome.error().detail);
                       }
                   });
}

// NOLINTNEXTLINE(performance-unnecessary-value-param): the frame keeps the rules
Async<Done> Triage::settleAll(std::vector<TriageRule> rules, Timestamp now) {
    for (const auto action : kActions) {
        for (const auto severity : kSeverities) {
            auto settling = settle(rules, action, severity, now);
            auto settled = co_await std::move(settling);
            if (!settled) {
                co_return tl::unexpected(std::move(settled.error()));
            }
        }
    }
    co_return Done{};
}

Async<Done> Triage::settle(const std::vector<TriageRule>& rules, TriageAction action,
                           Severity severity, Timestamp now) {
    const auto least = leastAge(rules, action, severity);
    if (!least) {
        co_return Done{};
    }
    auto after = kBeginning;
    for (;;) {
        auto reading = read(action, severity, now - *least, after);
        const auto events = co_await std::move(reading);
        if (!events) {
            co_return tl::unexpected(events.error());
        }
        for (auto& due : dueOf(rules, action, severity, now, *events)) {
            auto writing = write(*due.rule, std::move(due.versions));
            const auto written = co_await std::move(writing);
            if (!written) {
                co_return tl::unexpected(written.error());
            }
        }
        if (events->size() < kTriagedAtOnce) {
            co_return Done{};
        }
        after = events->back().place();
    }
}

Async<std::vector<store::AgedEvent>> Triage::read(TriageAction action, Severity severity,
                                                  Timestamp time, store::EventCursor after) {
    const auto kind = action == TriageAction::Dismiss ? store::Unsettled::NotDismissed
                                                      : store::Unsettled::NeedsAttention;
    return tasks_.readInBackground<std::vector<store::AgedEvent>>(
        [kind, severity, time,
         after](const store::Connection& database) -> Expected<std::vector<store::AgedEvent>> {
            return store::agedEvents(database, kind, severity, time, after, kTriagedAtOnce);
        });
}

Async<Done> Triage::write(TriageRule rule, std::vector<store::EventVersion> versions) {
    auto writing = tasks_.write<std::vector<Event>>(
        [rule = std::move(rule), versions = std::move(versions)](
            store::WriteContext& context) -> Expected<std::vector<Event>> {
            const auto ids = store::unchangedOf(context.database, versions);
            auto changed = apply(context, rule.action, ids);
            if (changed && !changed->empty()) {
                note(context, rule, *changed);
            }
            return changed;
        });
    auto changed = co_await std::move(writing);
    if (!changed) {
        co_return tl::unexpected(std::move(changed.error()));
    }
    feed_.stage(*changed);
    co_return Done{};
}

std::vector<Triage::Due> Triage::dueOf(const std::vector<TriageRule>& rules, TriageAction action,
                                       Severity severity, Timestamp now,
                                       const std::vector<store::AgedEvent>& events) {
    std::vector<Due> due;
    for (const auto& event : events) {
        const auto* rule = ruleFor(rules, action, event.providerIdentifier, severity);
        if (rule == nullptr || !rule->age || event.startDate >= now - *rule->age) {
            continue;
        }
        const auto same = std::ranges::find(due, rule, &Due::rule);
        auto& of = same != due.end() ? *same : due.emplace_back(Due{rule, {}});
        of.versions.push_back(event.version);
    }
    return due;
}

} // namespace tempo::daemon
