#include "score/shell_command.hpp"
#include "support/temporary_directory.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <random>

/// Values go through real shells and come back byte for byte.
namespace tempo::score {
namespace {

/// Bytes that mean something to a shell, to another encoding, or to nobody.
constexpr std::string_view kAlphabet =
    "'\"\\$`!#&|;<>(){}[]*?~=%^ \t\n\r\x01\x1b\x7f-aZ0/.,\xc3\xa9\xf0\x9f\x8c\x99\xff";

std::string someValue(std::mt19937& random) {
    std::uniform_int_distribution<std::size_t> size(1, 24);
    std::uniform_int_distribution<std::size_t> letter(0, kAlphabet.size() - 1);
    std::string value;
    for (auto left = size(random); left > 0; --left) {
        value += kAlphabet[letter(random)];
    }
    return value;
}

std::vector<std::string> values() {
    std::vector<std::string> list{"'",         "''",       "\\",         "\\'",      "\"",
                                  "$(echo x)", "`echo x`", "a b",        "\n",       "$HOME",
                                  "!!",        "it's",     "';echo x;'", "\"$(x)\"", "é"};
    std::mt19937 random(7); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same values each time
    for (int i = 0; i < 60; ++i) {
        list.push_back(someValue(random));
    }
    return list;
}

/// A command with one value, written as `@`; it prints the value and a NUL.
constexpr std::array<std::string_view, 16> kCommands{R"(printf '%s\0' @)",
                                                     R"(printf '%s\0' "@")",
                                                     R"(printf '%s\0' '@')",
                                                     R"(VALUE=@; printf '%s\0' "$VALUE")",
                                                     R"(printf '%s\0' ""@"")",
                                                     R"(true && printf "%s\0" @ 2>&1)",
                                                     R"(ssh box printf "'%s\\0'" @)",
                                                     R"(ssh -p 22 -o A=b box "printf '%s\\0' @")",
                                                     R"(ssh -t box 'printf "%s\0" "@"')",
                                                     R"(ssh box "printf '%s\\0' '@'")",
                                                     R"(ssh box "printf '%s\\0' \"@\"")",
                                                     R"(sh -c 'printf "%s\0" @')",
                                                     R"(sh -c "printf '%s\\0' '@'")",
                                                     R"(sh -c 'printf "%s\0" "$1"' name @)",
                                                     R"(eval printf "'%s\\0'" @)",
                                                     R"(ssh box sh -c "'printf \"%s\\0\" @'")"};

/// What ssh does with the words after its destination, without another machine.
constexpr std::string_view kSsh = R"(ssh() {
    while :; do case $1 in -p|-o) shift 2 ;; -t) shift ;; *) break ;; esac; done
    shift
    sh -c "$*"
}
)";

std::string filledIn(std::string_view command, std::string_view value) {
    const auto at = command.find('@');
    ShellCommand shell;
    shell.addText(command.substr(0, at));
    const auto added = shell.addValue(value);
    EXPECT_TRUE(added.has_value()) << command << ": " << (added ? "" : added.error().detail);
    shell.addText(command.substr(at + 1));
    return shell.text();
}

/// What a command prints. Its error output stays with the test's.
std::string outputOf(const std::string& command) {
    std::string output;
    FILE* pipe = ::popen(command.c_str(), "r"); // NOLINT(cert-env33-c): shells are the subject
    std::array<char, 4096> buffer{};
    for (std::size_t read = 1; read > 0;) {
        read = std::fread(buffer.data(), 1, buffer.size(), pipe);
        output.append(buffer.data(), read);
    }
    EXPECT_EQ(::pclose(pipe), 0);
    return output;
}

bool isThere(const std::string& program) {
    return outputOf("command -v " + program + " || :").size() > 0;
}

class ShellQuoting : public ::testing::TestWithParam<std::string> {};

TEST_P(ShellQuoting, GivesBackEveryByte) {
    const std::string shell = GetParam();
    if (!isThere(shell.substr(0, shell.find(' ')))) {
        GTEST_SKIP() << shell << " is not installed.";
    }
    const auto folder = test::TemporaryDirectory();
    const auto script = (folder.path() / "script").string();
    std::string expected;
    {
        std::ofstream out(script, std::ios::binary);
        out << kSsh;
        for (const auto command : kCommands) {
            for (const auto& value : values()) {
                if (!value.starts_with('-')) {
                    out << filledIn(command, value) << '\n';
                    expected += value + '\0';
                }
            }
        }
    }
    // In the folder: a value that got out of its quotes could write files.
    EXPECT_EQ(outputOf("cd " + folder.path().string() + " && exec " + shell + " " + script),
              expected);
}

INSTANTIATE_TEST_SUITE_P(Shells, ShellQuoting,
                         ::testing::Values("sh", "bash", "bash --posix", "dash", "busybox sh"));

} // namespace
} // namespace tempo::score
