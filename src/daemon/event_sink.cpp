#include "daemon/event_sink.hpp"

#include "store/events/event_table.hpp"

#include <memory>
#include <utility>

namespace tempo::daemon {
namespace {

/// What an event takes in memory beside its long texts.
constexpr std::size_t kEventOverhead = 512;

std::size_t memoryOf(const EventBatch& batch) {
    std::size_t size = 0;
    for (const auto& event : batch.events) {
        size += kEventOverhead + event.metadata.size() + event.actions.size();
    }
    return size;
}

} // namespace

class StoreEventSink::Job final : public store::WriteJob {
public:
    Job(StoreEventSink& sink, EventBatch batch, std::function<void(StoreOutcome)> done)
        : sink_(sink), batch_(std::move(batch)), library_(sink.scoring_.apply(batch_)),
          done_(std::move(done)), events_(batch_.events.size()), bytes_(memoryOf(batch_)) {}

    std::size_t events() const override { return events_; }
    std::size_t bytes() const override { return bytes_; }
    store::Undo undo() const override { return store::Undo::Nothing; }

    Expected<void> apply(store::WriteContext& context) override {
        stored_ = store::storeEvents(context, std::move(batch_));
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (!outcome) {
            done_(tl::unexpected(std::move(outcome.error())));
            return;
        }
        sink_.stored_ += stored_.events.size();
        sink_.scoring_.stored(stored_, *library_);
        sink_.feed_.stage(stored_.events);
        done_(std::move(stored_));
    }

private:
    StoreEventSink& sink_;
    EventBatch batch_;
    ScoreService::InForce library_;
    StoredBatch stored_;
    std::function<void(StoreOutcome)> done_;
    std::size_t events_;
    std::size_t bytes_;
};

void StoreEventSink::store(EventBatch batch, std::function<void(StoreOutcome)> done) {
    auto refused = [done](Error error) {
        done(tl::unexpected(std::move(error)));
    };
    tasks_.submit(std::make_unique<Job>(*this, std::move(batch), std::move(done)),
                  std::move(refused));
}

} // namespace tempo::daemon
