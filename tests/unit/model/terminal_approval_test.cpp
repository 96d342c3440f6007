#include "model/security/terminal_approval.hpp"

#include <gtest/gtest.h>

namespace tempo::model {
namespace {

protocol::EventAction action(std::string author, std::string written, std::string text) {
    return {.label = "Show the log",
            .systemIcon = "terminal",
            .kind = "openTerminalWith",
            .author = std::move(author),
            .availability = "ready",
            .text = std::move(text),
            .reason = {},
            .written = std::move(written)};
}

protocol::EventAction ofSender(const std::string& command) {
    return action("sender", command, command);
}

TEST(TerminalApproval, OfAScoreHoldsForEveryValueThatIsFilledIn) {
    EXPECT_EQ(approvalOf("nas", action("score", "ssh ${metadata.host} df", "ssh 'a' df")),
              approvalOf("nas", action("score", "ssh ${metadata.host} df", "ssh 'b' df")));
}

TEST(TerminalApproval, OfAScoreEndsWhenTheCommandIsEditedUnderItsLabel) {
    EXPECT_NE(approvalOf("nas", action("score", "ssh ${metadata.host} df", "ssh 'a' df")),
              approvalOf("nas", action("score", "ssh ${metadata.host} reboot", "ssh 'a' reboot")));
}

TEST(TerminalApproval, OfASenderHoldsForOneCommandAlone) {
    EXPECT_NE(approvalOf("nas", ofSender("df")), approvalOf("nas", ofSender("rm -r .")));
}

TEST(TerminalApproval, OfAScoreIsNoneOfASenderWithTheSameLabel) {
    EXPECT_NE(approvalOf("nas", action("score", "df", "df")), approvalOf("nas", ofSender("df")));
}

TEST(TerminalApproval, HoldsForOneSourceAlone) {
    EXPECT_NE(approvalOf("nas", ofSender("df")), approvalOf("ups", ofSender("df")));
}

} // namespace
} // namespace tempo::model
