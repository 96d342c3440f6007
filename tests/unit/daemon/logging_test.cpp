#include "daemon/logging.hpp"

#include <gtest/gtest.h>

#include <string>

namespace tempo::daemon {
namespace {

std::string lineOf(LogReader reader, spdlog::level::level_enum level) {
    const spdlog::details::log_msg message("tempod", level, "All is well.");
    spdlog::memory_buf_t line;
    lineFormat(reader)->format(message, line);
    return {line.data(), line.size()};
}

TEST(LineFormat, TellsTheJournalHowBadItIs) {
    EXPECT_EQ(lineOf(LogReader::Journal, spdlog::level::critical), "<2>All is well.\n");
    EXPECT_EQ(lineOf(LogReader::Journal, spdlog::level::err), "<3>All is well.\n");
    EXPECT_EQ(lineOf(LogReader::Journal, spdlog::level::warn), "<4>All is well.\n");
    EXPECT_EQ(lineOf(LogReader::Journal, spdlog::level::info), "<6>All is well.\n");
    EXPECT_EQ(lineOf(LogReader::Journal, spdlog::level::debug), "<7>All is well.\n");
}

TEST(LineFormat, TellsAPersonTimeAndLevelInWords) {
    const auto line = lineOf(LogReader::Person, spdlog::level::warn);
    EXPECT_TRUE(line.ends_with(" warning All is well.\n")) << line;
    EXPECT_FALSE(line.starts_with("<")) << line;
}

TEST(RecentLines, AreTheNewestWithoutTheirBreaks) {
    const auto log = openLog();
    for (std::size_t number = 0; number <= kRecentLines; ++number) {
        log->info("line {}", number);
    }
    const auto lines = recentLines(*log);
    ASSERT_EQ(lines.size(), kRecentLines);
    EXPECT_TRUE(lines.front().ends_with(" line 1")) << lines.front();
    EXPECT_TRUE(lines.back().ends_with(" line " + std::to_string(kRecentLines))) << lines.back();
}

TEST(RecentLines, TellNobodyElseOfAPathThatIsNotTempos) {
    EXPECT_EQ(withoutUnknownPath("info 127.0.0.1 POST /my secret -> x -> 404"),
              "info 127.0.0.1 POST (unknown path) -> 404");
    EXPECT_EQ(withoutUnknownPath("info 127.0.0.1 POST /ingest -> 200"),
              "info 127.0.0.1 POST /ingest -> 200");
    EXPECT_EQ(withoutUnknownPath("warning /data is full"), "warning /data is full");
}

} // namespace
} // namespace tempo::daemon
