#include "daemon/log_sink.hpp"

#include <spdlog/fmt/fmt.h>

#include <cerrno>
#include <pthread.h>
#include <string_view>
#include <utility>

#include <poll.h>
#include <unistd.h>

namespace tempo::daemon {

LogSink::LogSink(int descriptor) : descriptor_(descriptor), thread_([this] { run(); }) {}

LogSink::~LogSink() {
    {
        const std::lock_guard lock(waitingMutex_);
        ending_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void LogSink::sink_it_(const spdlog::details::log_msg& message) {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    bool first = false;
    {
        const std::lock_guard lock(waitingMutex_);
        if (waiting_.size() + line.size() > kWaitingBytes) {
            ++dropped_;
            return;
        }
        first = waiting_.empty();
        waiting_.append(line.data(), line.size());
    }
    if (first) {
        changed_.notify_one();
    }
}

void LogSink::run() {
    pthread_setname_np(pthread_self(), "tempo-log");
    for (auto text = takeWaiting(); !text.empty(); text = takeWaiting()) {
        write(text);
        pause();
    }
}

/// Waits for lines; empty when none will come any more.
std::string LogSink::takeWaiting() {
    std::unique_lock lock(waitingMutex_);
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    auto text = std::exchange(waiting_, {});
    if (const auto dropped = std::exchange(dropped_, 0); dropped > 0) {
        text += fmt::format("{} lines of the log were dropped here: they came faster than they "
                            "could be written.\n",
                            dropped);
    }
    return text;
}

void LogSink::pause() {
    std::unique_lock lock(waitingMutex_);
    changed_.wait_for(lock, kPause, [this] { return ending_; });
}

void LogSink::write(std::string_view text) const {
    while (!text.empty()) {
        const auto count = ::write(descriptor_, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno == EAGAIN) {
            pollfd ready{descriptor_, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return; // nobody reads the log any more
        }
    }
}

} // namespace tempo::daemon
