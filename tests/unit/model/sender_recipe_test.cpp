#include "model/senders/sender_guide.hpp"
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
            .name = QStringLiteral("Backup"),
            .senderId = QStringLiteral("5e4d")};
}

RecipeFacts overTls() {
    auto secure = facts();
    secure.tls = true;
    secure.port = 8776;
    return secure;
}

Tool toolFor(Instructions instructions) {
    return {.instructions = instructions};
}

std::string guided(const char* page, const RecipeFacts& facts) {
    return guide(QString::fromUtf8(page), facts).toStdString();
}

TEST(SenderRecipe, FillsInAddressAndToken) {
    for (const auto instructions : {Instructions::Curl, Instructions::TempoPost}) {
        const auto text = recipe(toolFor(instructions), {}, facts()).toStdString();
        EXPECT_THAT(text, HasSubstr("http://nas.local:7776"));
        EXPECT_THAT(text, HasSubstr("tempo_secret"));
        EXPECT_THAT(text, Not(HasSubstr("@")));
    }
}

TEST(SenderRecipe, NamesTheCertificateOverTls) {
    const auto curl = recipe(toolFor(Instructions::Curl), {}, overTls()).toStdString();
    EXPECT_THAT(curl, HasSubstr("curl --cacert tempo-ca.pem"));
    EXPECT_THAT(curl, HasSubstr("https://nas.local:8776"));
    EXPECT_THAT(recipe(toolFor(Instructions::TempoPost), {}, overTls()).toStdString(),
                HasSubstr("--cacert tempo-ca.pem"));
}

TEST(SenderRecipe, PutsAnIPv6AddressIntoBrackets) {
    auto six = facts();
    six.host = QStringLiteral("fd00::1");
    EXPECT_EQ(baseUrl(six).toStdString(), "http://[fd00::1]:7776");
}

TEST(SenderGuide, IsWhatThePageSaysToDo) {
    const char* page = "# Tool\nWhat it is.\n"
                       "\n**Token**: `tempoctl token create --name Tool --provider com.tool`, "
                       "into [a file](x.md).\n"
                       "\n- **URL**: `http://your-machine:7776/ingest/tool?sender=ID`\n"
                       "\n```json\n{ \"token\": \"TOKEN\",\n\n  \"*\": \"**\" }\n```\n"
                       "\n| what | |\n| --- | --- |\n"
                       "\n**TLS:** `https://your-machine:8776/ingest/tool`\n";
    EXPECT_EQ(guided(page, facts()), "Token: tempo_secret, into a file.\n\n"
                                     "- URL: http://nas.local:7776/ingest/tool?sender=5e4d\n\n"
                                     "{ \"token\": \"tempo_secret\",\n\n  \"*\": \"**\" }\n");
}

TEST(SenderGuide, SpeaksOfTlsWhereItIsOn) {
    const char* page = "# Tool\nWhat it is.\n\nPost to `http://your-machine:7776/x`.\n"
                       "\n**TLS:** trust `tempo-ca.pem`.\n";
    EXPECT_EQ(guided(page, overTls()),
              "Post to https://nas.local:8776/x.\n\nTLS: trust tempo-ca.pem.\n");
    EXPECT_EQ(guided(page, facts()), "Post to http://nas.local:7776/x.\n");
}

TEST(SenderGuide, LeavesTheStarsOfACrontab) {
    const char* page = "# Tool\nWords.\n\n**Cron**: `*/5 * * * * *x`, not *often*.\n";
    EXPECT_EQ(guided(page, facts()), "Cron: */5 * * * * *x, not often.\n");
}

TEST(SenderGuide, KnowsTheAddressesOfOtherSchemes) {
    const char* page = "# Tool\nWords.\n\n`gotify://your-machine:7776/TOKEN`\n";
    EXPECT_EQ(guided(page, facts()), "gotify://nas.local:7776/tempo_secret\n");
    EXPECT_EQ(guided(page, overTls()), "gotifys://nas.local:8776/tempo_secret\n");
}

} // namespace
} // namespace tempo::model
