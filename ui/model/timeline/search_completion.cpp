#include "model/timeline/search_completion.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace tempo::model {
namespace {

// The words of the language, which is not translated: docs/SEARCH.md.
QStringList conditionNames() {
    return {QStringLiteral("source:"), QStringLiteral("severity:"), QStringLiteral("state:"),
            QStringLiteral("tag:"),    QStringLiteral("is:"),       QStringLiteral("after:"),
            QStringLiteral("before:")};
}

QString quotedIfNeeded(const QString& tag) {
    return tag.contains(QLatin1Char(' ')) ? QLatin1Char('"') + tag + QLatin1Char('"') : tag;
}

QStringList valuesOf(const QString& name, const SearchValues& values) {
    if (name == QStringLiteral("source")) {
        return values.sources;
    }
    if (name == QStringLiteral("severity")) {
        return {QStringLiteral("ok"),      QStringLiteral("info"),     QStringLiteral("warning"),
                QStringLiteral("error"),   QStringLiteral("critical"), QStringLiteral(">=warning"),
                QStringLiteral(">=error"), QStringLiteral("<warning")};
    }
    if (name == QStringLiteral("state")) {
        return {QStringLiteral("firing"), QStringLiteral("resolved"), QStringLiteral("info")};
    }
    if (name == QStringLiteral("is")) {
        return {QStringLiteral("new"), QStringLiteral("needs-attention"),
                QStringLiteral("acknowledged"), QStringLiteral("dismissed")};
    }
    if (name == QStringLiteral("after") || name == QStringLiteral("before")) {
        return {QStringLiteral("1h"), QStringLiteral("1d"), QStringLiteral("7d"),
                QStringLiteral("4w")};
    }
    QStringList tags;
    if (name == QStringLiteral("tag")) {
        std::ranges::transform(values.tags, std::back_inserter(tags), quotedIfNeeded);
    }
    return tags;
}

} // namespace

QStringList completionsOf(const QString& text, const SearchValues& values) {
    const auto begin = text.lastIndexOf(QLatin1Char(' ')) + 1;
    const auto minus = QStringView(text).mid(begin).startsWith(QLatin1Char('-')) ? 1 : 0;
    const auto word = text.mid(begin + minus);
    if (word.isEmpty()) {
        return {};
    }
    const auto colon = word.indexOf(QLatin1Char(':'));
    const auto before = text.left(begin + minus + (colon < 0 ? 0 : colon + 1));
    const auto typed = colon < 0 ? word : word.mid(colon + 1);
    QStringList whole;
    for (const auto& candidate :
         colon < 0 ? conditionNames() : valuesOf(word.left(colon).toLower(), values)) {
        if (candidate.startsWith(typed) && candidate != typed) {
            whole << before + candidate;
        }
    }
    return whole;
}

} // namespace tempo::model
