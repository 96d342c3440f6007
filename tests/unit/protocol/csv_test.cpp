#include <tempo/protocol/csv.hpp>

#include <gtest/gtest.h>

#include <vector>

namespace tempo::protocol {
namespace {

TEST(Csv, QuotesOnlyWhereItMust) {
    const std::vector<std::string> fields{"", "plain", "a,b", "say \"x\"", "two\nlines"};
    EXPECT_EQ(csvRecord(fields), ",plain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
}

} // namespace
} // namespace tempo::protocol
