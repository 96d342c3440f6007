// store_bench FOLDER EVENTS BATCH [single]
//
// How fast the store alone takes events, without HTTP: batches of BATCH events, each committed and
// synced, through the writer's queue and thread. With `single`, BATCH jobs of one event each are
// kept in flight instead: group commit makes the transactions. Prints one JSON object with the rate
// and the latency from submit to delivery.
#include "store/events/event_table.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <semaphore>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tempo;
using namespace tempo::store;
using SteadyClock = std::chrono::steady_clock;

struct Meter {
    explicit Meter(std::ptrdiff_t inFlight) : room(inFlight) {}
    std::counting_semaphore<> room;
    std::vector<double> milliseconds; // store thread only, until the store is closed
    std::size_t failures = 0;
};

class StoreJob final : public WriteJob {
public:
    StoreJob(EventBatch batch, Meter& meter) : batch_(std::move(batch)), meter_(meter) {}
    std::size_t events() const override { return batch_.events.size(); }
    std::size_t bytes() const override { return batch_.events.size() * 500; }
    Undo undo() const override { return Undo::Nothing; }
    Expected<void> apply(WriteContext& context) override {
        stored_ = storeEvents(context, std::move(batch_));
        return {};
    }
    void finish(Expected<void> outcome) override {
        const std::chrono::duration<double, std::milli> taken = SteadyClock::now() - start_;
        meter_.milliseconds.push_back(taken.count());
        meter_.failures += outcome ? 0U : 1U;
        meter_.room.release();
    }

private:
    EventBatch batch_;
    StoredBatch stored_;
    Meter& meter_;
    SteadyClock::time_point start_ = SteadyClock::now();
};

EventDraft makeDraft(std::size_t number) {
    EventDraft draft;
    draft.providerIdentifier = "scripts.shell.backup";
    draft.title = "Backup " + std::to_string(number) + " finished";
    draft.subtitle = "All folders are on the backup server";
    draft.metadata = R"({"host":"nas.lan","job":"nightly","files":)" + std::to_string(number) +
                     R"(,"duration":"00:04:12","senderAddress":"192.168.1.20"})";
    return draft;
}

EventBatch makeBatch(std::size_t first, std::size_t size, Timestamp now) {
    EventBatch batch;
    batch.receivedAt = now;
    for (std::size_t i = 0; i < size; ++i) {
        batch.events.push_back(makeDraft(first + i));
    }
    return batch;
}

double percentile(std::vector<double>& values, double share) {
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        std::fputs("usage: store_bench FOLDER EVENTS BATCH [single]\n", stderr);
        return 2;
    }
    const auto events = std::strtoull(argv[2], nullptr, 10);
    const auto batch = std::strtoull(argv[3], nullptr, 10);
    const bool single = argc > 4 && std::string_view(argv[4]) == "single";
    const SystemClock clock;
    Meter meter(single ? static_cast<std::ptrdiff_t>(batch) : 1);

    StoreOptions options;
    options.dataDirectory = argv[1];
    options.writeDelivery = [](std::vector<Writer::FinishedJob> finished) {
        for (auto& [job, outcome] : finished) {
            job->finish(std::move(outcome));
        }
    };
    options.readDelivery = [](const std::vector<Reader::FinishedJob>&) {
    };
    auto store = Store::open(std::move(options), clock);
    if (!store) {
        std::fprintf(stderr, "%s\n", store.error().detail.c_str());
        return 1;
    }

    const auto jobSize = single ? 1 : batch;
    const auto start = SteadyClock::now();
    for (std::size_t done = 0; done < events; done += jobSize) {
        auto job = std::make_unique<StoreJob>(makeBatch(done, jobSize, clock.now()), meter);
        meter.room.acquire();
        if (!(*store)->writer().submit(std::move(job))) {
            return 1;
        }
    }
    (*store)->writer().stop();
    const std::chrono::duration<double> seconds = SteadyClock::now() - start;
    const auto statistics = (*store)->writer().statistics();
    (*store)->close();
    std::printf("{\"events\":%llu,\"eventsPerTransaction\":%.1f,\"eventsPerSecond\":%.0f,"
                "\"p50Milliseconds\":%.3f,\"p99Milliseconds\":%.3f,\"p999Milliseconds\":%.3f}\n",
                events, statistics.averageEvents(), static_cast<double>(events) / seconds.count(),
                percentile(meter.milliseconds, 0.5), percentile(meter.milliseconds, 0.99),
                percentile(meter.milliseconds, 0.999));
    return meter.failures == 0 ? 0 : 1;
}
