#include "model/security/terminal_approval.hpp"

#include <gtest/gtest.h>

namespace tempo::model {
namespace {

protocol::EventAction action(std::string author, std::string text) {
    return {.label = "Show the log",
            .systemIcon = "terminal",
            .kind = "openTerminalWith",
            .author = std::move(author),
            .availability = "ready",
            .text = std::move(text),
            .reason = {}};
}

TEST(TerminalApproval, OfAScoreHoldsForEveryValueThatIsFilledIn) {
    EXPECT_EQ(approvalOf("nas", action("score", "ssh 'a' df")),
              approvalOf("nas", action("score", "ssh 'b' df")));
}

TEST(TerminalApproval, OfASenderHoldsForOneCommandAlone) {
    EXPECT_NE(approvalOf("nas", action("sender", "df")),
              approvalOf("nas", action("sender", "rm -r .")));
}

TEST(TerminalApproval, OfAScoreIsNoneOfASenderWithTheSameLabel) {
    EXPECT_NE(approvalOf("nas", action("score", "df")), approvalOf("nas", action("sender", "df")));
}

TEST(TerminalApproval, HoldsForOneSourceAlone) {
    EXPECT_NE(approvalOf("nas", action("score", "df")), approvalOf("ups", action("score", "df")));
}

} // namespace
} // namespace tempo::model
