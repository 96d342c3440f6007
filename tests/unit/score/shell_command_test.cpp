#include "score/shell_command.hpp"

#include <gtest/gtest.h>

namespace tempo::score {
namespace {

/// The command with VALUE in place of each `@`; the error's text if it is refused.
std::string command(std::string_view text, std::string_view value) {
    ShellCommand shell;
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@')) {
        shell.addText(text.substr(0, at));
        if (const auto added = shell.addValue(value); !added) {
            return "refused: " + added.error().detail;
        }
        text.remove_prefix(at + 1);
    }
    shell.addText(text);
    return shell.text();
}

bool isRefused(std::string_view text, std::string_view value = "v") {
    return command(text, value).starts_with("refused: ");
}

TEST(ShellCommand, QuotesAValueAsOneWord) {
    EXPECT_EQ(quoteWord(""), "''");
    EXPECT_EQ(quoteWord("it's"), R"('it'\''s')");
    EXPECT_EQ(command("ping -c 5 @", "a; reboot"), "ping -c 5 'a; reboot'");
    EXPECT_EQ(command("ls /srv/@/x", "a b"), "ls /srv/'a b'/x");
}

TEST(ShellCommand, StepsOutOfQuotesForAValue) {
    EXPECT_EQ(command("echo \"a @ b\"", "$(x)"), "echo \"a \"'$(x)'\" b\"");
    EXPECT_EQ(command("echo 'a @ b'", "$(x)"), "echo 'a ''$(x)'' b'");
}

TEST(ShellCommand, QuotesTwiceWhatTheOtherSideReadsAgain) {
    EXPECT_EQ(command("ssh nas ls @", "a b"), R"(ssh nas ls ''\''a b'\''')");
    EXPECT_EQ(command("ssh nas 'ls @'", "v"), R"(ssh nas 'ls '''\''v'\''''')");
    EXPECT_EQ(command("sudo -u root sh -c 'ls @'", "v"),
              R"(sudo -u root sh -c 'ls '''\''v'\''''')");
}

TEST(ShellCommand, QuotesOnceWhatTheLocalProgramTakes) {
    EXPECT_EQ(command("ssh -p 22 @", "nas"), "ssh -p 22 'nas'");
    EXPECT_EQ(command("ssh nas uptime; ls @", "v"), "ssh nas uptime; ls 'v'");
    EXPECT_EQ(command("ssh nas uptime > @", "v"), "ssh nas uptime > 'v'");
    EXPECT_EQ(command("sh -c 'ls \"$1\"' - @", "v"), "sh -c 'ls \"$1\"' - 'v'");
}

TEST(ShellCommand, FindsTheDestinationOfSsh) {
    const std::string twice = R"(''\''v'\''')";
    EXPECT_EQ(command("ssh -o A=b -tp 22 nas ls @", "v"), "ssh -o A=b -tp 22 nas ls " + twice);
    EXPECT_EQ(command("ssh -p22 nas -t ls @", "v"), "ssh -p22 nas -t ls " + twice);
    EXPECT_EQ(command("ssh nas 2>&1 ls @", "v"), "ssh nas 2>&1 ls " + twice);
    EXPECT_EQ(command("timeout 5 /usr/bin/ssh nas ls @", "v"),
              "timeout 5 /usr/bin/ssh nas ls " + twice);
}

TEST(ShellCommand, RefusesWhereNoQuotingIsSure) {
    for (const auto* text :
         {"echo $(ls @)", "echo `ls @`", "echo \"$(ls @)\"", "echo ${A:-@}", "cat <<E\n@\nE",
          "ls # @", "echo \\@", "echo $@", "echo $'@'", "echo \"$\"@\"$(@)\"",
          "ssh nas 'echo $(@)'", "ssh nas \"echo \\`@\\`\"", "diff <(ls) @"}) {
        EXPECT_TRUE(isRefused(text)) << text;
    }
}

TEST(ShellCommand, RefusesAValueThatWouldBeAProgramOrAnOption) {
    for (const auto* text :
         {"@", "sudo @ x", "ls; @", "ls && ./@", "ssh nas @", "sh -c @", "ssh nas sudo @", "A=b @",
          "if @", "ssh -o @ nas", "ssh -oProxyCommand=@ nas", "tmux new @", "bash -c\"ls @\""}) {
        EXPECT_TRUE(isRefused(text)) << text;
    }
    EXPECT_TRUE(isRefused("ssh @", "-oProxyCommand=x"));
    EXPECT_TRUE(isRefused("ssh nas ls @", "-x"));
    EXPECT_FALSE(isRefused("ls --name=@", "-x"));
}

TEST(ShellCommand, RefusesAValueForAProgramThatIsNotKnownOrReadsItInItsOwnWay) {
    for (const auto* text :
         {"$SHELL -c \"ls @\"", "\"$SHELL\" -c 'ls @'", "sudo ${SHELL} -c 'ls @'", "$(tool) @",
          "`tool` @", "sg root -c 'ls @'", "tcsh -c 'ls @'", "pdsh -w nas ls @", "plink nas ls @",
          "scp nas:@ .", "rsync nas:@ .", "vagrant ssh -c 'ls @'", "xterm -e 'ls @'"}) {
        EXPECT_TRUE(isRefused(text)) << text;
    }
    EXPECT_EQ(command("ls $HOME/@", "v"), "ls $HOME/'v'");
    EXPECT_EQ(command("A=$HOME ls @", "v"), "A=$HOME ls 'v'");
    EXPECT_EQ(command("$SHELL -c true; ls @", "v"), "$SHELL -c true; ls 'v'");
    EXPECT_EQ(command("mksh -c 'ls @'", "v"), R"(mksh -c 'ls '''\''v'\''''')");
}

TEST(ShellCommand, RefusesANul) {
    EXPECT_TRUE(isRefused("ls @", std::string_view("a\0b", 3)));
}

TEST(ShellCommand, RefusesWhatMoreThanFourShellsWouldReadInTurn) {
    EXPECT_FALSE(isRefused("ssh a ssh b ssh c ls @"));
    EXPECT_TRUE(isRefused("ssh a ssh b ssh c ssh d ls @"));
}

TEST(ShellCommand, TakesAnAssignmentBeforeAProgram) {
    EXPECT_EQ(command("HOST=@ check", "a b"), "HOST='a b' check");
}

} // namespace
} // namespace tempo::score
