#include "daemon/log_sink.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/logger.h>

#include <array>
#include <csignal>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

using ::testing::HasSubstr;

class LogSinkTest : public ::testing::Test {
protected:
    LogSinkTest() {
        std::array<int, 2> ends{};
        EXPECT_EQ(::pipe2(ends.data(), O_CLOEXEC), 0);
        readEnd_ = ends[0];
        writeEnd_ = ends[1];
        log_ = std::make_unique<spdlog::logger>("test", std::make_shared<LogSink>(writeEnd_));
        log_->set_pattern("%v");
    }
    ~LogSinkTest() override { ::close(readEnd_); }

    std::string readSome() const {
        std::string buffer(4096, '\0');
        const auto count = ::read(readEnd_, buffer.data(), buffer.size());
        buffer.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
        return buffer;
    }

    /// Ends the log and gives all that is written until then.
    std::string readAll() {
        std::thread ending([this] {
            log_.reset();
            ::close(writeEnd_);
        });
        std::string all;
        for (auto part = readSome(); !part.empty(); part = readSome()) {
            all += part;
        }
        ending.join();
        return all;
    }

    int readEnd_ = -1;
    int writeEnd_ = -1;
    std::unique_ptr<spdlog::logger> log_;
};

TEST_F(LogSinkTest, WritesALineWithoutBeingAskedTo) {
    log_->info("first");
    EXPECT_EQ(readSome(), "first\n");
    log_->info("second");
    EXPECT_EQ(readSome(), "second\n");
    EXPECT_EQ(readAll(), "");
}

TEST_F(LogSinkTest, WritesWhatWaitsInOrderWhenItEnds) {
    std::string expected;
    for (int i = 0; i < 1000; ++i) {
        log_->info("line {}", i);
        expected += "line " + std::to_string(i) + "\n";
    }
    EXPECT_EQ(readAll(), expected);
}

TEST_F(LogSinkTest, NeverWaitsForAReaderAndSaysHowManyLinesWereDropped) {
    const std::string line(1023, 'x');
    const std::size_t lines = 4 * LogSink::kWaitingBytes / (line.size() + 1);
    for (std::size_t i = 0; i < lines; ++i) {
        log_->info(line);
    }
    std::size_t written = 0;
    std::size_t dropped = 0;
    std::istringstream all(readAll());
    for (std::string read; std::getline(all, read);) {
        if (read == line) {
            ++written;
        } else {
            EXPECT_THAT(read, HasSubstr(" lines of the log were dropped here"));
            dropped += std::stoul(read);
        }
    }
    EXPECT_GT(dropped, 0U);
    EXPECT_EQ(written + dropped, lines);
}

TEST_F(LogSinkTest, ForgetsLinesThatNobodyCanReadAnyMore) {
    std::signal(SIGPIPE, SIG_IGN); // as in the daemon
    ::close(readEnd_);
    log_->info("to nobody");
    log_.reset();
    ::close(writeEnd_);
}

} // namespace
} // namespace tempo::daemon
