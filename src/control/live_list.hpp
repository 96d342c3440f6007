#pragma once

#include "control/list_views.hpp"
#include "control/outbox.hpp"
#include "control/signal.hpp"
#include "control/stream.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>

namespace tempo::control {

/// Keeps one client's copy of a list up to date: reads what has changed since it looked last, and
/// pushes the difference. Changes that come while it reads, while the client is slow or within the
/// pause between two pushes are taken together, so that however much happens, little waits.
class LiveList final : public Stream, public ListFeed::Listener {
public:
    /// Between two pushes.
    static constexpr std::chrono::milliseconds kPause{200};
    /// Changed events and stacks that may wait; more of them, and the client has to read anew.
    static constexpr std::size_t kMostWaiting = 10'000;

    /// All live until it has ended.
    struct Surroundings {
        ListFeed& feed;
        Outbox& outbox;
    };

    /// Notes changes from now on.
    LiveList(std::uint64_t id, Surroundings around, const boost::asio::any_io_executor& executor);
    LiveList(const LiveList&) = delete;
    LiveList& operator=(const LiveList&) = delete;
    ~LiveList() override { end(); }

    std::uint64_t id() const { return id_; }

    /// Says what the client was told at the beginning; before run().
    void show(std::unique_ptr<ListView> view) { view_ = std::move(view); }

    boost::asio::awaitable<void> run() override;
    void end() override;
    bool ended() const override { return ended_; }

    void listsChanged(const ListChanges& changes) override;

private:
    boost::asio::awaitable<void> follow();
    void lag();

    std::uint64_t id_;
    std::unique_ptr<ListView> view_;
    Outbox& outbox_;
    Signal changed_;
    boost::asio::steady_timer pause_;
    std::unique_ptr<FeedSubscription> subscription_;
    ListChanges waiting_;
    bool dirty_ = false;
    bool ended_ = false;
};

} // namespace tempo::control
