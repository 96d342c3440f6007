#include "model/senders/sender_recipe.hpp"

#include <gmock/gmock.h>

namespace tempo::model {
namespace {

using testing::HasSubstr;
using testing::Not;

RecipeFacts facts() {
    return {.host = QStringLiteral("nas.local"),
            .port = 7776,
            .tls = false,
            .token = QStringLiteral("tempo_secret"),
            .name = QStringLiteral("Backup")};
}

TEST(SenderRecipe, FillsInAddressAndTokenForEveryTool) {
    for (const auto tool : {Tool::Script, Tool::TempoPost, Tool::HomeAssistant, Tool::UptimeKuma,
                            Tool::Proxmox, Tool::Other}) {
        const auto text = recipe(tool, facts()).toStdString();
        EXPECT_THAT(text, HasSubstr("http://nas.local:7776"));
        EXPECT_THAT(text, HasSubstr("tempo_secret"));
        EXPECT_THAT(text, Not(HasSubstr("@")));
        EXPECT_FALSE(recipePlace(tool, facts()).isEmpty());
        EXPECT_FALSE(toolName(tool).isEmpty());
    }
}

TEST(SenderRecipe, NamesTheCertificateOverTls) {
    auto secure = facts();
    secure.tls = true;
    secure.port = 8776;
    EXPECT_THAT(recipe(Tool::Script, secure).toStdString(),
                HasSubstr("curl --cacert tempo-ca.pem"));
    EXPECT_THAT(recipe(Tool::Script, secure).toStdString(), HasSubstr("https://nas.local:8776"));
    EXPECT_THAT(recipe(Tool::TempoPost, secure).toStdString(), HasSubstr("--cacert tempo-ca.pem"));
}

TEST(SenderRecipe, PutsAnIPv6AddressIntoBrackets) {
    auto six = facts();
    six.host = QStringLiteral("fd00::1");
    EXPECT_EQ(baseUrl(six).toStdString(), "http://[fd00::1]:7776");
}

TEST(SenderRecipe, SuggestsAProviderOfValidCharacters) {
    EXPECT_EQ(suggestedProvider(Tool::Script, QStringLiteral("Büro NAS!")).toStdString(),
              "scripts.bu-ro-nas");
    EXPECT_EQ(suggestedProvider(Tool::Other, QStringLiteral("—")).toStdString(), "new");
}

} // namespace
} // namespace tempo::model
