#include "model/senders/sender_recipe.hpp"
#include "model/senders/tool_list.hpp"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <set>

namespace tempo::model {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const QString kSource = QStringLiteral(TEMPO_SOURCE);

QString page(const Tool& tool) {
    QFile file(kSource + QStringLiteral("/docs/senders/%1.md").arg(tool.page));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
    return QString::fromUtf8(file.readAll());
}

std::set<std::string> stems(const QString& folder, const QString& ending) {
    std::set<std::string> names;
    for (const auto& name : QDir(kSource + folder).entryList({u'*' + ending}, QDir::Files)) {
        names.insert(name.chopped(ending.size()).toStdString());
    }
    return names;
}

/// Requests of the tool itself are in a folder of its name, or in that of the page's where several
/// tools of a family share it; what Tempo's own JSON is sent by stands on the page and is run.
bool isTried(const Tool& tool) {
    const auto own = QString(tool.name).toLower().replace(QLatin1Char(' '), QLatin1Char('-'));
    const auto samples = kSource + QStringLiteral("/tests/data/senders/");
    return QDir(samples + own).exists() ||
           (own.startsWith(tool.page + u'-') && QDir(samples + tool.page).exists()) ||
           page(tool).contains(
               QRegularExpression(QStringLiteral("<!-- (run|template|flow|config): ")));
}

const Tool& tool(const QList<Tool>& all, const char* name) {
    return *std::ranges::find(all, QString::fromUtf8(name), &Tool::name);
}

TEST(ToolList, TiesEachToolToAPageAScoreAndWhatTriesIt) {
    const auto scores = stems(QStringLiteral("/packaging/scores"), QStringLiteral(".json"));
    for (const auto& each : tools()) {
        const auto name = each.name.toStdString();
        EXPECT_THAT(page(each).toStdString(), HasSubstr(each.provider.toStdString())) << name;
        EXPECT_THAT(scores, Contains(each.provider.toStdString())) << name;
        EXPECT_TRUE(isTried(each)) << name << " has no sample in tests/data/senders";
        EXPECT_FALSE(each.words.isEmpty()) << name;
    }
}

TEST(ToolList, LeavesNoPageAndNoScoreOut) {
    auto pages = stems(QStringLiteral("/docs/senders"), QStringLiteral(".md"));
    auto scores = stems(QStringLiteral("/packaging/scores"), QStringLiteral(".json"));
    pages.erase("README");
    for (const auto& each : tools()) {
        pages.erase(each.page.toStdString());
        scores.erase(each.provider.toStdString());
    }
    EXPECT_THAT(pages, testing::IsEmpty());
    EXPECT_THAT(scores, testing::IsEmpty());
}

TEST(ToolList, HasAllThatIsToBeFilledInOnEachPage) {
    const RecipeFacts facts{.host = QStringLiteral("nas.local"),
                            .port = 7776,
                            .token = QStringLiteral("tempo_secret"),
                            .name = QStringLiteral("Backup"),
                            .senderId = QStringLiteral("5e4d")};
    for (const auto& each : tools()) {
        const auto text = recipe(each, page(each), facts).toStdString();
        EXPECT_THAT(text, HasSubstr("nas.local:7776")) << each.page.toStdString();
        EXPECT_THAT(text, HasSubstr("tempo_secret")) << each.page.toStdString();
        for (const auto* open : {"your-machine", "tempoctl token create", "<!--", "sender=ID", "](",
                                 "what arrives", "TLS: "}) {
            EXPECT_THAT(text, Not(HasSubstr(open))) << each.page.toStdString();
        }
        EXPECT_FALSE(recipePlace(each, facts).isEmpty());
    }
}

TEST(ToolList, IsFilteredByWordsInAnyCase) {
    const auto all = tools();
    EXPECT_TRUE(isMeant(tool(all, "Uptime Kuma"), QStringLiteral("kuma")));
    EXPECT_TRUE(isMeant(tool(all, "TrueNAS"), QStringLiteral("nas pools")));
    EXPECT_FALSE(isMeant(tool(all, "TrueNAS"), QStringLiteral("nas films")));
    EXPECT_TRUE(isMeant(tool(all, "GitHub"), {}));
}

TEST(ToolList, SuggestsAProviderOfValidCharacters) {
    const auto all = tools();
    EXPECT_EQ(suggestedProvider(all.front(), QStringLiteral("Büro NAS!")).toStdString(),
              "scripts.bu-ro-nas");
    EXPECT_EQ(suggestedProvider(all.back(), QStringLiteral("—")).toStdString(), "webhook.new");
    EXPECT_EQ(suggestedProvider(tool(all, "Grafana"), QStringLiteral("Grafana")).toStdString(),
              "com.grafana");
}

} // namespace
} // namespace tempo::model
