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

} // namespace
} // namespace tempo::daemon
