#include "daemon/retention.hpp"

#include "store/audit_log.hpp"
#include "store/event_table.hpp"

#include <memory>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::size_t kStep = 500;

} // namespace

/// One transaction's share of the deletions.
class Retention::Step final : public store::WriteJob {
public:
    Step(Retention& retention, std::optional<Timestamp> events, std::optional<Timestamp> audit)
        : retention_(retention), events_(events), audit_(audit) {}

    Expected<void> apply(store::WriteContext& context) override {
        if (events_) {
            deleted_ = store::eraseOlderThan(context, *events_, kStep);
        }
        if (audit_) {
            deletedLines_ = store::trimAudit(context, *audit_, kStep);
        }
        return {};
    }

    void finish(Expected<void> outcome) override {
        retention_.stepDone(outcome, std::move(deleted_), deletedLines_);
    }

private:
    Retention& retention_;
    std::optional<Timestamp> events_;
    std::optional<Timestamp> audit_;
    std::vector<EventId> deleted_;
    std::size_t deletedLines_ = 0;
};

void Retention::configure(const EffectiveSettings& settings) {
    events_ = settings.retention;
    audit_ = settings.auditRetention;
}

void Retention::run() {
    if (state_ == State::Idle && (events_ || audit_)) {
        state_ = State::Running;
        deletedEvents_ = 0;
        submitStep();
    }
}

void Retention::submitStep() {
    const auto before = [this](const std::optional<std::chrono::days>& age) {
        return age ? std::optional(clock_.now() - *age) : std::nullopt;
    };
    tasks_.submit(std::make_unique<Step>(*this, before(events_), before(audit_)),
                  [this](const Error&) { state_ = State::Idle; });
}

void Retention::stepDone(const Expected<void>& outcome, std::vector<EventId> events,
                         std::size_t auditLines) {
    const bool more = events.size() == kStep || auditLines == kStep;
    if (outcome) {
        deletedEvents_ += events.size();
        feed_.stageDeleted(std::move(events));
    }
    if (outcome && more) {
        submitStep();
        return;
    }
    state_ = State::Idle;
    if (!outcome) {
        log_.warn("Old events were not deleted: {}", outcome.error().detail);
    } else if (deletedEvents_ > 0) {
        log_.info("Deleted {} events older than {} days.", deletedEvents_,
                  events_ ? events_->count() : 0);
    }
}

} // namespace tempo::daemon
