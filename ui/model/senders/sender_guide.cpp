#include "model/senders/sender_guide.hpp"

#include "model/senders/guide_page.hpp"

#include <QRegularExpression>
#include <QStringList>

namespace tempo::model {
namespace {

const QString kTls = QStringLiteral("**TLS:**");

QString replaced(QString text, const QString& pattern, const QString& by) {
    return text.replace(QRegularExpression(pattern, QRegularExpression::MultilineOption), by);
}

/// Markdown's signs taken away: emphasis, code, links (their words stay), comments.
QString plainWords(const QString& paragraph) {
    auto text = replaced(paragraph, QStringLiteral("<!--.*?-->\\n?"), {});
    text = replaced(text, QStringLiteral("\\[([^\\]]*)\\]\\([^)]*\\)"), QStringLiteral("\\1"));
    text = replaced(text, QStringLiteral("^#+ "), {});
    text.remove(QStringLiteral("**"));
    // Not the stars of a crontab.
    text = replaced(text, QStringLiteral("\\*(\\S[^*]*\\S)\\*"), QStringLiteral("\\1"));
    return text.remove(QLatin1Char('`'));
}

QString codeOf(const QString& block) {
    const auto lines = block.split(QLatin1Char('\n'));
    return lines.mid(1, lines.size() - 2).join(QLatin1Char('\n'));
}

/// The places that a page leaves open. A token holds no sign that a pattern could take for its own.
QString filledIn(QString text, const RecipeFacts& facts) {
    const auto base = baseUrl(facts);
    const auto host = base.mid(base.indexOf(QStringLiteral("://")) + 3);
    text.replace(QStringLiteral("http://your-machine:7776"), base);
    text.replace(QStringLiteral("https://your-machine:8776"), base);
    text = replaced(text, QStringLiteral("your-machine:[78]776"), host);
    if (facts.tls) {
        text.replace(QStringLiteral("gotify://"), QStringLiteral("gotifys://"));
    }
    text = replaced(text, QStringLiteral("`tempoctl token create[^`]*`"), facts.token);
    text = replaced(text, QStringLiteral("\\bTOKEN\\b"), facts.token);
    text = replaced(text, QStringLiteral("\\bsender=ID\\b"),
                    QStringLiteral("sender=") + facts.senderId);
    return text.replace(QStringLiteral("tempo-ca.pem"), facts.caFile);
}

bool isWanted(const QString& paragraph, const RecipeFacts& facts) {
    const bool isTable = paragraph.startsWith(QLatin1Char('|'));
    return !isTable && (facts.tls || !paragraph.startsWith(kTls));
}

} // namespace

QString guide(const QString& page, const RecipeFacts& facts) {
    QStringList steps;
    // Its heading stands right above the first paragraph.
    for (const auto& paragraph : paragraphsOf(page).mid(1)) {
        if (!isWanted(paragraph, facts)) {
            continue;
        }
        const auto filled = filledIn(paragraph, facts);
        steps << (isCode(filled) ? codeOf(filled) : plainWords(filled).trimmed());
    }
    steps.removeAll(QString());
    return steps.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

} // namespace tempo::model
