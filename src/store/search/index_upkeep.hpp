#pragma once

#include "store/search/state.hpp"
#include "store/threads/spare_work.hpp"

#include <cstddef>

namespace tempo::store {

/// When the index is brought up to date.
struct IndexLimits {
    std::chrono::milliseconds patience{50}; ///< without other work, before the first step
    std::size_t batch = 1000;               ///< events in one step
    std::size_t busyBatch = 1000;           ///< the same while other work comes
    std::size_t pressedBatch = 8000;        ///< the same when `mostBehind` is reached
    std::size_t behind = 1;                 ///< new events go in while other work comes …
    std::size_t mostBehind = 2'000'000;     ///< … and however much of it
    int purgePages = 100;                   ///< pages of the index that a step of a purge writes
};

/// Keeps the index of the search behind the events, in this order: words of deleted events leave,
/// new and changed events go in, pages that hold deleted words are written anew, events go in
/// again of which a score says something else now, and those that an older Tempo has stored, the
/// newest first. What a step does is in one transaction with the
/// note of how far the index is, so a crash costs a step at most.
class IndexUpkeep final : public SpareWork {
public:
    explicit IndexUpkeep(const IndexLimits& limits) : limits_(limits) {}

    std::optional<std::chrono::milliseconds> patience(const WriteSession& session) override;
    bool presses(const WriteSession& session) override;
    void step(WriteSession& session, Load load) override;

private:
    enum class Task : std::uint8_t { None, Erase, TakeNew, Purge, TakeStale, TakeOld };

    Task nextTask(const WriteSession& session, const SearchState& state, Load load) const;
    std::size_t batchFor(Sequence behind, Load load) const;
    void perform(WriteSession& session, SearchState& state, Task task, std::size_t batch) const;
    static void takeNew(WriteSession& session, SearchState& state, std::size_t batch);
    static void takeStale(Connection& connection, std::size_t batch);
    static void takeOld(Connection& connection, SearchState& state, std::size_t batch);
    void purge(Connection& connection, SearchState& state) const;

    IndexLimits limits_;
};

} // namespace tempo::store
