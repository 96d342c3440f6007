// lists_bench FOLDER EVENTS SOURCES QUERIES [RATE]
//
// How long the lists of a window take in the store while RATE events a second arrive (1,000 if not
// said). Fills an empty FOLDER with EVENTS events of SOURCES sources beforehand, a fifth of them in
// series, and goes on with what it has where FOLDER is not empty. Prints p50 and p99 of QUERIES
// runs of each list, on a reading connection like the daemon's, as one JSON object.
#include "store/events/event_table.hpp"
#include "store/sources/activity_table.hpp"
#include "store/stacks/timeline_query.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>
#include <semaphore>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace tempo;
using namespace tempo::store;
using SteadyClock = std::chrono::steady_clock;

/// Events as many sources send them, spread over three months.
class Senders {
public:
    explicit Senders(std::size_t sources) : sources_(sources) {}

    EventBatch batch(std::size_t size, Timestamp now, std::chrono::milliseconds spread) {
        EventBatch batch;
        batch.receivedAt = now;
        for (std::size_t i = 0; i < size; ++i) {
            const auto source = random_() % sources_;
            batch.events.push_back(draft(source, now - spread * (random_() % 1000) / 1000));
            batch.derivations.push_back(derivation(source, *batch.events.back().severity));
        }
        return batch;
    }

    static std::string provider(std::size_t source) {
        return "scripts.group" + std::to_string(source / 10) + ".source" + std::to_string(source);
    }

private:
    EventDraft draft(std::size_t source, Timestamp start) {
        EventDraft draft;
        draft.providerIdentifier = provider(source);
        draft.title = "Backup " + std::to_string(++number_) + " finished";
        draft.subtitle = "All folders are on the backup server";
        draft.metadata = R"({"host":"nas.lan","job":"nightly","files":37,"duration":"00:04:12"})";
        // Most news is good: one in two hundred needs attention.
        const auto dice = random_() % 1000;
        draft.severity = dice < 5     ? static_cast<Severity>(2 + dice % 3)
                         : dice < 300 ? Severity::Ok
                                      : Severity::Info;
        draft.startDate = start;
        return draft;
    }

    Derivation derivation(std::size_t source, Severity severity) {
        auto derivation = plainDerivation(EventType::Alert, severity, std::nullopt);
        if (source % 5 == 0) {
            derivation.grouping = {.role = StackRole::Repeats,
                                   .key = "job" + std::to_string(random_() % 20),
                                   .window = std::chrono::hours(6)};
        }
        return derivation;
    }

    std::size_t sources_;
    std::size_t number_ = 0;
    std::mt19937_64 random_{42};
};

class StoreJob final : public WriteJob {
public:
    StoreJob(EventBatch batch, std::counting_semaphore<>& room)
        : batch_(std::move(batch)), room_(room) {}
    std::size_t events() const override { return batch_.events.size(); }
    std::size_t bytes() const override { return batch_.events.size() * 500; }
    Undo undo() const override { return Undo::Nothing; }
    Expected<void> apply(WriteContext& context) override {
        storeEvents(context, std::move(batch_));
        return {};
    }
    void finish(Expected<void> outcome) override {
        if (!outcome) {
            std::fprintf(stderr, "%s\n", outcome.error().detail.c_str());
            std::exit(1);
        }
        room_.release();
    }

private:
    EventBatch batch_;
    std::counting_semaphore<>& room_;
};

/// Hands batches to the store, some in flight.
class Feed {
public:
    Feed(Store& store, Senders& senders, const Clock& clock)
        : store_(store), senders_(senders), clock_(clock) {}

    void send(std::size_t events, std::chrono::milliseconds spread = {}) {
        room_.acquire();
        auto batch = senders_.batch(events, clock_.now(), spread);
        if (!store_.writer().submit(std::make_unique<StoreJob>(std::move(batch), room_))) {
            std::exit(1);
        }
    }

private:
    Store& store_;
    Senders& senders_;
    const Clock& clock_;
    std::counting_semaphore<> room_{8};
};

/// Single events at a steady rate on a thread of its own, until it is destroyed.
class Arrivals {
public:
    Arrivals(Feed& feed, unsigned rate) {
        thread_ = std::thread([this, &feed, rate] {
            const auto begun = SteadyClock::now();
            while (!ended_) {
                std::this_thread::sleep_until(
                    begun + sent_.load() * std::chrono::microseconds(1'000'000) / rate);
                feed.send(1);
                ++sent_;
            }
        });
    }
    Arrivals(const Arrivals&) = delete;
    Arrivals& operator=(const Arrivals&) = delete;
    ~Arrivals() {
        ended_ = true;
        thread_.join();
    }

    std::uint64_t sent() const { return sent_; }

private:
    std::atomic<bool> ended_ = false;
    std::atomic<std::uint64_t> sent_ = 0;
    std::thread thread_;
};

double percentile(std::vector<double>& values, double share) {
    const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

void measure(const char* name, std::size_t runs, const std::function<std::size_t()>& query) {
    std::vector<double> milliseconds;
    std::size_t rows = 0;
    for (std::size_t i = 0; i < runs; ++i) {
        const auto start = SteadyClock::now();
        rows = query();
        const std::chrono::duration<double, std::milli> taken = SteadyClock::now() - start;
        milliseconds.push_back(taken.count());
        std::this_thread::sleep_for(std::chrono::milliseconds(20)); // as people look
    }
    std::printf(",\n\"%s\":{\"rows\":%zu,\"p50Milliseconds\":%.2f,\"p99Milliseconds\":%.2f}", name,
                rows, percentile(milliseconds, 0.5), percentile(milliseconds, 0.99));
}

/// Whole stretches, the last of which holds this moment.
std::vector<Timestamp> startsOf(std::size_t count, std::chrono::hours length, Timestamp now) {
    std::vector<Timestamp> starts;
    const auto end = std::chrono::floor<std::chrono::hours>(now) + std::chrono::hours(1);
    for (auto i = static_cast<int>(count); i >= 0; --i) {
        starts.push_back(end - i * length);
    }
    return starts;
}

void measureAll(const Connection& database, std::size_t runs, Timestamp now) {
    constexpr std::size_t kPage = 100;
    const auto page = [&](const TimelineFilter& filter) {
        return [&database, filter] {
            return listTimeline(database, filter, kFromTheNewest, kPage).size();
        };
    };
    const auto first = listTimeline(database, {}, kFromTheNewest, kPage);
    const Stretch next{{first.back().event.startDate, first.back().event.sequence}, Way::Older};
    measure("timeline, first page", runs, page({}));
    measure("timeline, next page", runs,
            [&] { return listTimeline(database, {}, next, kPage).size(); });
    measure("timeline of a source", runs, page({.provider = Senders::provider(7)}));
    measure("timeline of all sources below a prefix", runs, page({.provider = "scripts"}));
    measure("timeline, needs attention", runs, page({.attention = Attention::NeededOnly}));
    measure("timeline, critical", runs, page({.severity = Severity::Critical}));
    measure("sources", runs, [&] { return listedSources(database).size(); });
    measure("counts", runs, [&] { return countEvents(database).events; });
    const auto day = startsOf(24, std::chrono::hours(1), now);
    const auto weeks = startsOf(84, std::chrono::hours(24), now);
    measure("activity, 24 hours", runs,
            [&] { return readActivity(database, std::nullopt, day).size(); });
    measure("activity, 84 days", runs,
            [&] { return readActivity(database, std::nullopt, weeks).size(); });
    measure("activity, 84 days of a prefix", runs,
            [&] { return readActivity(database, "scripts.group1", weeks).size(); });
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::fputs("usage: lists_bench FOLDER EVENTS SOURCES QUERIES [RATE]\n", stderr);
        return 2;
    }
    const auto events = std::strtoull(argv[2], nullptr, 10);
    const SystemClock clock;
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
    Senders senders(std::strtoull(argv[3], nullptr, 10));
    Feed feed(**store, senders, clock);
    const Connection database(std::filesystem::path(argv[1]) / "tempo.db",
                              {Connection::Access::ReadOnly});
    const auto begun = SteadyClock::now();
    for (auto stored = countEvents(database).events; stored < events; stored += 1000) {
        feed.send(1000, std::chrono::days(90));
    }
    const std::chrono::duration<double> filling = SteadyClock::now() - begun;
    std::printf("{\"fillSeconds\":%.1f", filling.count());
    {
        const Arrivals arrivals(feed, argc > 5 ? static_cast<unsigned>(std::atoi(argv[5])) : 1000);
        const auto start = SteadyClock::now();
        measureAll(database, std::strtoull(argv[4], nullptr, 10), clock.now());
        const std::chrono::duration<double> seconds = SteadyClock::now() - start;
        std::printf(",\n\"arrivedPerSecond\":%.0f",
                    static_cast<double>(arrivals.sent()) / seconds.count());
    }
    std::printf(",\n\"events\":%llu}\n",
                static_cast<unsigned long long>(countEvents(database).events));
    (*store)->close();
    return 0;
}
