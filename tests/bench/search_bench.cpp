// search_bench FOLDER EVENTS
//
// How fast the search answers with EVENTS events of 200 sources in the index, while 1,000 events a
// second arrive, and what the index costs those who post. Without HTTP, through the store alone.
// FOLDER is made, or filled up if it holds fewer events. Prints one JSON object: milliseconds of
// each search (median, slowest of 50), and events a second of batches of 12 with and without the
// index.
#include "core/search_query.hpp"
#include "store/database/query.hpp"
#include "store/events/event_table.hpp"
#include "store/search/search.hpp"
#include "store/search/state.hpp"
#include "store/store.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace tempo;
using namespace tempo::store;
using SteadyClock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr std::size_t kBatch = 1000;
constexpr std::size_t kSources = 200;
constexpr std::size_t kRuns = 50;
constexpr int kInFlight = 16;

class StoreJob final : public WriteJob {
public:
    StoreJob(EventBatch batch, std::counting_semaphore<>& room)
        : batch_(std::move(batch)), room_(room) {}
    std::size_t events() const override { return batch_.events.size(); }
    Undo undo() const override { return Undo::Nothing; }
    Expected<void> apply(WriteContext& context) override {
        stored_ = storeEvents(context, std::move(batch_));
        return {};
    }
    void finish(Expected<void> /*outcome*/) override { room_.release(); }

private:
    EventBatch batch_;
    StoredBatch stored_;
    std::counting_semaphore<>& room_;
};

/// Events as homelabs have them: a common word in most, a rare one in a few, words of their own.
class EventMaker {
public:
    EventBatch batch(std::size_t size, Timestamp now) {
        EventBatch batch;
        batch.receivedAt = now;
        for (std::size_t i = 0; i < size; ++i) {
            batch.events.push_back(draft());
        }
        return batch;
    }

private:
    EventDraft draft() {
        const auto number = std::to_string(++count_);
        EventDraft draft;
        draft.providerIdentifier = "lab.source" + std::to_string(random_() % kSources);
        draft.title = (random_() % 10 < 6 ? "Backup of " : "Disk ") + word() + " " + word();
        draft.subtitle = count_ % 500'000 == 7 ? "needle" : "All is on the server " + word();
        draft.severity = static_cast<Severity>(random_() % 3);
        draft.metadata = R"({"host":")" + word() + R"(.lan","files":)" + number +
                         R"(,"duration":"00:04:12","senderAddress":"192.168.1.)" +
                         std::to_string(random_() % 250) + R"("})";
        return draft;
    }

    std::string word() {
        auto number = random_() % 20'000;
        std::string word = "w";
        for (; number > 0; number /= 20) {
            word += static_cast<char>('a' + number % 20);
        }
        return word;
    }

    std::mt19937 random_{1};
    std::size_t count_ = 0;
};

std::unique_ptr<Store> openStore(const char* folder, const IndexLimits& index, const Clock& clock) {
    StoreOptions options;
    options.dataDirectory = folder;
    options.index = index;
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
        std::exit(1);
    }
    return *std::move(store);
}

std::uint64_t storedEvents(const Store& store) {
    std::uint64_t count = 0;
    (void)store.readNow([&](const Connection& connection) {
        Query query(connection, "SELECT event_count FROM tally");
        query.next();
        count = query.column<std::uint64_t>(0);
    });
    return count;
}

bool indexed(const Store& store) {
    bool done = false;
    (void)store.readNow([&](const Connection& connection) {
        const auto state = readSearchState(connection);
        done = state.indexedFrom == 0 && state.indexedUpTo >= lastSequence(connection);
    });
    return done;
}

/// Posts batches, `kInFlight` at once, until `enough` says so; events a second.
template<class Enough>
double post(Store& store, EventMaker& maker, std::size_t size, const Clock& clock, Enough enough) {
    std::counting_semaphore<> room(kInFlight);
    const auto begun = SteadyClock::now();
    std::size_t events = 0;
    for (; !enough(events); events += size) {
        room.acquire();
        (void)store.writer().submit(
            std::make_unique<StoreJob>(maker.batch(size, clock.now()), room));
    }
    for (int i = 0; i < kInFlight; ++i) {
        room.acquire();
    }
    return static_cast<double>(events) / Seconds(SteadyClock::now() - begun).count();
}

double rateFor(std::chrono::seconds time, Store& store, EventMaker& maker, const Clock& clock) {
    const auto end = SteadyClock::now() + time;
    return post(store, maker, 12, clock, [end](std::size_t) { return SteadyClock::now() >= end; });
}

void fill(Store& store, EventMaker& maker, std::uint64_t events, const Clock& clock) {
    const auto have = storedEvents(store);
    post(store, maker, kBatch, clock, [&](std::size_t done) { return have + done >= events; });
    const auto begun = SteadyClock::now();
    while (!indexed(store)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    std::printf("{\"events\":%llu,\"indexSecondsAfterwards\":%.1f",
                static_cast<unsigned long long>(storedEvents(store)),
                Seconds(SteadyClock::now() - begun).count());
}

void measure(const Store& store, const char* name, const char* text, const Clock& clock) {
    const SearchClock time{.now = clock.now(), .toUtc = [](auto local) {
                               return Timestamp(local.time_since_epoch());
                           }};
    const SearchRequest request{.query = parseSearch(text, time).value(), .before = {}};
    std::vector<double> taken;
    std::size_t found = 0;
    (void)store.readNow([&](const Connection& connection) {
        for (std::size_t i = 0; i < kRuns; ++i) {
            const auto begun = SteadyClock::now();
            const auto page = searchEvents(connection, request);
            taken.push_back(1000 * Seconds(SteadyClock::now() - begun).count());
            found = page ? page->events.size() : 0;
        }
    });
    std::ranges::sort(taken);
    std::printf(",\n\"%s\":{\"found\":%zu,\"median\":%.2f,\"slowest\":%.2f}", name, found,
                taken[kRuns / 2], taken.back());
    std::fflush(stdout);
}

void measureAll(Store& store, EventMaker& maker, const Clock& clock) {
    std::atomic<bool> done = false;
    std::thread poster([&] {
        while (!done) {
            post(store, maker, 10, clock, [](std::size_t events) { return events >= 10; });
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    });
    constexpr std::array<std::array<const char*, 2>, 9> kSearches{
        {{"everything", ""},
         {"a common word", "backup"},
         {"a rare word", "needle"},
         {"two common words", "backup server"},
         {"a common phrase", "\"on the server\""},
         {"a beginning", "back*"},
         {"a common word of a source", "backup source:lab.source7"},
         {"a common word, needs attention", "backup is:needs-attention"},
         {"a common word, a day ago", "backup before:1d"}}};
    for (const auto& [name, text] : kSearches) {
        measure(store, name, text, clock);
    }
    done = true;
    poster.join();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("usage: search_bench FOLDER EVENTS\n", stderr);
        return 2;
    }
    const SystemClock clock;
    EventMaker maker;
    {
        const auto store = openStore(argv[1], {}, clock);
        fill(*store, maker, std::strtoull(argv[2], nullptr, 10), clock);
        measureAll(*store, maker, clock);
    }
    const auto never = std::chrono::hours(1);
    for (int round = 0; round < 3; ++round) {
        auto without = openStore(argv[1],
                                 {.patience = never,
                                  .behind = std::size_t{1} << 40U,
                                  .mostBehind = std::size_t{1} << 40U},
                                 clock);
        const auto bare = rateFor(std::chrono::seconds(5), *without, maker, clock);
        without.reset();
        const auto with = openStore(argv[1], {}, clock);
        const auto indexing = rateFor(std::chrono::seconds(5), *with, maker, clock);
        std::printf(",\n\"round %d\":{\"without\":%.0f,\"with\":%.0f,\"ratio\":%.2f}", round, bare,
                    indexing, indexing / bare);
    }
    std::puts("}");
    return 0;
}
