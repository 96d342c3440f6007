#include "model/senders/guide_page.hpp"
#include "model/senders/sender_guide.hpp"
#include "model/senders/tool_list.hpp"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <set>

namespace tempo::model {
namespace {

const QString kGermanPages = QStringLiteral(TEMPO_SOURCE "/ui/translations/senders/de/");

QString fileText(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return QString::fromUtf8(file.readAll());
}

QStringList literalsOf(const QString& paragraph) {
    static const QRegularExpression literal(QStringLiteral("`[^`]*`"));
    QStringList literals;
    for (const auto& match : literal.globalMatch(paragraph)) {
        literals << match.captured();
    }
    literals.sort();
    return literals;
}

std::string translated(const char* page, const char* words) {
    return inWordsOf(QString::fromUtf8(page), QString::fromUtf8(words)).toStdString();
}

TEST(PageInOtherWords, KeepsItsCodeAndTables) {
    const char* page =
        "# Tool\nWhat it is.\n\nDo this:\n\n<!-- run: tool -->\n```sh\nls\n\nls\n```\n"
        "\n| a | b |\n\n**TLS:** trust it.\n";
    EXPECT_EQ(translated(page, "Tun Sie dies:\n\n**TLS:** vertrauen Sie ihm.\n"),
              "# Tool\nWhat it is.\n\nTun Sie dies:\n\n<!-- run: tool -->\n\n```sh\nls\n\nls\n```\n"
              "\n| a | b |\n\n**TLS:** vertrauen Sie ihm.\n");
}

TEST(PageInOtherWords, StaysAsItIsWhereTheyDoNotFit) {
    const char* page = "# Tool\nWhat it is.\n\nDo this.\n\nThen that.\n";
    EXPECT_EQ(translated(page, ""), page);
    EXPECT_EQ(translated(page, "Tun Sie dies.\n"), page);
}

TEST(GermanPages, SayOfEachToolWhatItsPageSays) {
    std::set<QString> pages;
    for (const auto& tool : tools()) {
        if (tool.instructions == Instructions::Page) {
            pages.insert(tool.page + QStringLiteral(".md"));
        }
    }
    for (const auto& name : pages) {
        const auto page = fileText(QStringLiteral(TEMPO_SOURCE "/docs/senders/") + name);
        const auto german = inWordsOf(page, fileText(kGermanPages + name));
        EXPECT_NE(german, page) << name.toStdString() << " has another number of paragraphs";
        const auto before = paragraphsOf(page);
        const auto after = paragraphsOf(german);
        ASSERT_EQ(after.size(), before.size()) << name.toStdString();
        for (qsizetype at = 0; at < before.size(); ++at) {
            EXPECT_EQ(literalsOf(after[at]), literalsOf(before[at])) << name.toStdString();
            EXPECT_EQ(after[at].count(u'\n'), before[at].count(u'\n')) << name.toStdString();
            EXPECT_EQ(after[at].startsWith(QStringLiteral("**TLS:**")),
                      before[at].startsWith(QStringLiteral("**TLS:**")));
        }
    }
    const auto kept = QDir(kGermanPages).entryList({QStringLiteral("*.md")});
    EXPECT_EQ(std::set<QString>(kept.begin(), kept.end()), pages);
}

} // namespace
} // namespace tempo::model
