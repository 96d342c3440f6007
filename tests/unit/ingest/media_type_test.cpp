#include "ingest/media_type.hpp"

#include <gtest/gtest.h>

namespace tempo::ingest {
namespace {

TEST(MediaType, IsReadInLowerCaseWithItsCharset) {
    EXPECT_EQ(parseMediaType("Application/JSON"), (MediaType{"application/json", ""}));
    EXPECT_EQ(parseMediaType("application/json;charset=UTF-8"),
              (MediaType{"application/json", "utf-8"}));
    EXPECT_EQ(parseMediaType("application/json ; a=\"x;y\\\"\" ; Charset=\"utf-8\" ;"),
              (MediaType{"application/json", "utf-8"}));
}

TEST(MediaType, IsRefusedWhereItIsMalformed) {
    for (const auto* const field : {"", "json", "/json", "application/", "a b/c", "a/b;c", "a/b;=c",
                                    "a/b;c=", "a/b;c=\"d", "a/b/c", "a/b, c/d"}) {
        EXPECT_FALSE(parseMediaType(field)) << field;
    }
}

TEST(MediaType, TellsWhatCanBeReadAsUtf8) {
    EXPECT_TRUE(isReadAsUtf8({"a/b", ""}));
    EXPECT_TRUE(isReadAsUtf8({"a/b", "utf-8"}));
    EXPECT_TRUE(isReadAsUtf8({"a/b", "us-ascii"}));
    EXPECT_FALSE(isReadAsUtf8({"a/b", "iso-8859-1"}));
    EXPECT_FALSE(isReadAsUtf8({"a/b", "utf-16"}));
}

TEST(MediaType, TellsJsonBySuffixToo) {
    EXPECT_TRUE(isJson({"application/json", ""}));
    EXPECT_TRUE(isJson({"application/vnd.x+json", ""}));
    EXPECT_FALSE(isJson({"application/jsonp", ""}));
}

} // namespace
} // namespace tempo::ingest
