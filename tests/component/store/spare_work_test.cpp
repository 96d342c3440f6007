#include "component/store/test_database.hpp"
#include "store/threads/writer.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace {

using namespace tempo;
using namespace tempo::store;
using namespace std::chrono_literals;

/// A steady clock that stands still until it is moved.
class StandingClock final : public Clock {
public:
    Timestamp now() const override { return Timestamp(1'800'000'000'000ms); }
    Steady steady() const override { return steady_.load(); }
    void advance(std::chrono::milliseconds by) { steady_.store(steady_.load() + by); }

private:
    std::atomic<Steady> steady_ = Steady(1h);
};

/// Work that is there only while other work comes.
class CountedSteps final : public SpareWork {
public:
    CountedSteps(std::atomic<int>& steps, std::atomic<bool>& pressing)
        : steps_(steps), pressing_(pressing) {}

    std::optional<std::chrono::milliseconds> patience(const WriteSession& /*session*/) override {
        return std::nullopt;
    }
    bool presses(const WriteSession& /*session*/) override { return pressing_; }
    void step(WriteSession& /*session*/, Load /*load*/) override { ++steps_; }

private:
    std::atomic<int>& steps_;
    std::atomic<bool>& pressing_;
};

/// Tells that it has been applied, which is after all spare work that followed the job before it.
class Told final : public WriteJob {
public:
    explicit Told(std::promise<void> applied) : applied_(std::move(applied)) {}
    Expected<void> apply(WriteContext& /*context*/) override {
        applied_.set_value();
        return {};
    }
    void finish(Expected<void> /*outcome*/) override {}

private:
    std::promise<void> applied_;
};

class SpareWorkTest : public ::testing::Test {
protected:
    SpareWorkTest() {
        writer_.emplace(
            Writer::Options{.file = database_.file(),
                            .vfs = nullptr,
                            .limits = {.stormEvents = kStorm},
                            .delivery = [](auto /*finished*/) {},
                            .observer = {},
                            .listObserver = {},
                            .spareWork = std::make_unique<CountedSteps>(steps_, pressing_)},
            clock_);
    }

    static constexpr int kStorm = 20;

    void write() {
        std::promise<void> applied;
        auto seen = applied.get_future();
        ASSERT_TRUE(writer_->submit(std::make_unique<Told>(std::move(applied))));
        seen.wait();
    }

    /// All steps so far, once `jobs` more jobs have been written one after the other. What follows
    /// the last of them may still come.
    int stepsAfter(int jobs) {
        for (int i = 0; i < jobs; ++i) {
            write();
        }
        return steps_;
    }

    StandingClock clock_;
    std::atomic<int> steps_ = 0;
    std::atomic<bool> pressing_ = false;
    test::TestDatabase database_;
    std::optional<Writer> writer_;
};

TEST_F(SpareWorkTest, RestsForHalfASecondBetweenTheStepsWhileJobsCome) {
    EXPECT_EQ(stepsAfter(3), 1);
    clock_.advance(499ms);
    EXPECT_EQ(stepsAfter(3), 1);
    clock_.advance(1ms);
    EXPECT_EQ(stepsAfter(3), 2);
}

TEST_F(SpareWorkTest, RestsForFiveSecondsInAStorm) {
    write();
    stepsAfter(kStorm);
    clock_.advance(4999ms);
    EXPECT_EQ(stepsAfter(2), 1);
    clock_.advance(1ms);
    EXPECT_EQ(stepsAfter(2), 2);
    clock_.advance(500ms);
    EXPECT_EQ(stepsAfter(2), 3);
}

TEST_F(SpareWorkTest, DoesNotRestWhileItPresses) {
    pressing_ = true;
    stepsAfter(3);
    writer_->stop();
    EXPECT_EQ(steps_, 3);
}

} // namespace
