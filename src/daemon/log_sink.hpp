#pragma once

#include <spdlog/sinks/base_sink.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

namespace tempo::daemon {

/// Where the log's lines go: a descriptor, written by a thread named tempo-log, so that a slow
/// terminal or journal holds nobody up. Lines that come close together leave in one write, at most
/// kPause later. While the descriptor takes nothing, lines wait up to kWaitingBytes; what comes
/// then is dropped, and a line says how many were. Any thread may log. Destroying it writes what
/// waits.
class LogSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    static constexpr std::size_t kWaitingBytes = 1024UL * 1024;
    static constexpr std::chrono::milliseconds kPause{10};

    /// `descriptor` stays open for longer than the sink.
    explicit LogSink(int descriptor);
    ~LogSink() override;

private:
    void sink_it_(const spdlog::details::log_msg& message) override;
    void flush_() override {} // the thread writes soon of its own accord

    void run();
    std::string takeWaiting();
    void pause();
    void write(std::string_view text) const;

    const int descriptor_;
    std::mutex waitingMutex_;
    std::condition_variable changed_;
    std::string waiting_;
    std::size_t dropped_ = 0;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace tempo::daemon
