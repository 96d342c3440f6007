#include "control/live_list.hpp"

#include "control/as_tuple.hpp"
#include "control/notices.hpp"

#include <utility>

namespace tempo::control {
namespace {

template<class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

} // namespace

LiveList::LiveList(std::uint64_t id, Surroundings around,
                   const boost::asio::any_io_executor& executor)
    : id_(id), outbox_(around.outbox), changed_(executor), pause_(executor),
      subscription_(around.feed.subscribe(*this)) {}

boost::asio::awaitable<void> LiveList::run() {
    try {
        co_await follow();
    } catch (const std::exception&) {
        lag();
    }
}

boost::asio::awaitable<void> LiveList::follow() {
    while (!ended_) {
        if (!dirty_) {
            co_await changed_.wait();
            continue;
        }
        co_await outbox_.room();
        if (ended_) {
            co_return;
        }
        dirty_ = false;
        auto reading = view_->update(id_, std::exchange(waiting_, {}));
        const auto lines = co_await std::move(reading);
        if (ended_) {
            co_return;
        }
        if (!lines) {
            lag();
            co_return;
        }
        for (const auto& line : *lines) {
            outbox_.push(line);
        }
        pause_.expires_after(kPause);
        co_await pause_.async_wait(kAsTuple);
    }
}

void LiveList::listsChanged(const ListChanges& changes) {
    dirty_ = true;
    if (!view_ || view_->wantsNames()) {
        append(waiting_.events, changes.events);
        append(waiting_.stacks, changes.stacks);
    }
    if (waiting_.events.size() + waiting_.stacks.size() > kMostWaiting) {
        lag();
        return;
    }
    changed_.notify();
}

void LiveList::end() {
    if (!std::exchange(ended_, true)) {
        subscription_.reset();
        changed_.notify();
        pause_.cancel();
    }
}

void LiveList::lag() {
    if (!ended_) {
        pushListLagged(outbox_, id_);
        end();
    }
}

} // namespace tempo::control
