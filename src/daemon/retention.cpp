#include "daemon/retention.hpp"

#include "store/audit/audit_log.hpp"
#include "store/events/event_table.hpp"
#include "store/sources/activity_table.hpp"

#include <memory>
#include <utility>

namespace tempo::daemon {
namespace {

constexpr std::size_t kErasedAtOnce = 500;
/// Events may have pictures of megabytes, and a hundred earlier versions.
constexpr std::size_t kImagesAtOnce = 20;

} // namespace

/// One transaction's share of the deletions.
class Retention::Step final : public store::WriteJob {
public:
    Step(Retention& retention, const Ages& ages) : retention_(retention), ages_(ages) {}

    Expected<void> apply(store::WriteContext& context) override {
        const auto before = [&](const std::optional<std::chrono::days>& age) {
            return context.now - *age;
        };
        if (ages_.events) {
            done_.events = store::eraseOlderThan(context, before(ages_.events), kErasedAtOnce);
        }
        if (ages_.images) {
            done_.images = store::removeImages(context, before(ages_.images), kImagesAtOnce);
        }
        if (ages_.audit) {
            done_.auditLines = store::trimAudit(context, before(ages_.audit), kErasedAtOnce);
        }
        store::trimActivity(context.database, context.now);
        return {};
    }

    void finish(Expected<void> outcome) override { retention_.stepDone(outcome, std::move(done_)); }

private:
    Retention& retention_;
    Ages ages_;
    Done done_;
};

void Retention::configure(const EffectiveSettings& settings) {
    ages_ = {.events = settings.retention,
             .images = settings.imageRetention,
             .audit = settings.auditRetention};
}

void Retention::run() {
    if (state_ == State::Idle) {
        state_ = State::Running;
        deletedEvents_ = 0;
        submitStep();
    }
}

void Retention::submitStep() {
    tasks_.submit(std::make_unique<Step>(*this, ages_),
                  [this](const Error&) { state_ = State::Idle; });
}

void Retention::stepDone(const Expected<void>& outcome, Done done) {
    const bool more = done.events.size() == kErasedAtOnce || done.images.looked == kImagesAtOnce ||
                      done.auditLines == kErasedAtOnce;
    if (outcome) {
        deletedEvents_ += done.events.size();
        feed_.stageDeleted(std::move(done.events));
        feed_.stage(done.images.events);
    }
    if (outcome && more) {
        submitStep();
        return;
    }
    state_ = State::Idle;
    if (!outcome) {
        log_.warn("What is too old was not deleted: {}", outcome.error().detail);
    } else if (deletedEvents_ > 0) {
        log_.info("Deleted {} events older than {} days.", deletedEvents_,
                  ages_.events ? ages_.events->count() : 0);
    }
}

} // namespace tempo::daemon
