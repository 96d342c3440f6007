#include "cli/output/escape.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace tempo::cli {
namespace {

TEST(Escape, LeavesOrdinaryTextAlone) {
    EXPECT_EQ(escapeForTerminal("Größe 12 µm, 日本 🎉 \\n"), "Größe 12 µm, 日本 🎉 \\n");
}

TEST(Escape, WritesC0ControlsOut) {
    EXPECT_EQ(escapeForTerminal("a\x1b[2Jb\x07"), "a\\u001b[2Jb\\u0007");
    EXPECT_EQ(escapeForTerminal("one\ntwo\r\tthree\x7f"), R"(one\ntwo\r\tthree\u007f)");
    EXPECT_EQ(escapeForTerminal(std::string_view("\0", 1)), "\\u0000");
}

TEST(Escape, WritesC1ControlsOut) {
    EXPECT_EQ(escapeForTerminal("\u009b31m"), "\\u009b31m");
}

TEST(Escape, WritesDirectionOverridesOut) {
    EXPECT_EQ(escapeForTerminal("\u202egnp.exe\u2069"), "\\u202egnp.exe\\u2069");
}

TEST(Escape, ReplacesBytesThatAreNotUtf8) {
    EXPECT_EQ(escapeForTerminal("a\x9bz"), "a\uFFFDz");
    EXPECT_EQ(escapeForTerminal("\xc0\x9b"), "\uFFFD\uFFFD") << "an overlong control";
    EXPECT_EQ(escapeForTerminal("\xed\xa0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
    EXPECT_EQ(escapeForTerminal("cut \xe2\x82"), "cut \uFFFD\uFFFD");
}

TEST(Escape, LeavesNoControlInAnyText) {
    std::string every;
    for (int byte = 0; byte < 256; ++byte) {
        every += static_cast<char>(byte);
        every += "\xc2";
        every += static_cast<char>(byte);
    }
    for (const char character : escapeForTerminal(every)) {
        EXPECT_GE(static_cast<unsigned char>(character), 0x20U);
        EXPECT_NE(character, '\x7f');
    }
}

TEST(Escape, KeepsJsonTheSameDocument) {
    const nlohmann::json document{{"title", "\u009b31m \x7f \u202e \x1b ok\n"}, {"n", 1}};
    const std::string escaped = escapeJsonForTerminal(document.dump(2));
    EXPECT_EQ(nlohmann::json::parse(escaped), document);
    EXPECT_EQ(escaped.find("\u009b"), std::string::npos);
    EXPECT_EQ(escaped.find('\x7f'), std::string::npos);
    EXPECT_NE(escaped.find('\n'), std::string::npos);
}

} // namespace
} // namespace tempo::cli
