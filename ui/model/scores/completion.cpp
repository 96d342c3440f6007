#include "model/scores/completion.hpp"

#include "model/text.hpp"

namespace tempo::model {
namespace {

bool isOfAKey(QChar character) {
    return character.isLetterOrNumber() || QStringLiteral("_.-").contains(character);
}

} // namespace

QStringList completionsOf(const protocol::ScorePreview& preview) {
    QStringList words;
    for (const auto& key : preview.formatKeys) {
        words << shown(key);
    }
    for (const auto& key : preview.metadataKeys) {
        words << shown(key) << QStringLiteral("metadata.") + shown(key);
    }
    words.removeDuplicates();
    words.sort(Qt::CaseInsensitive);
    return words;
}

QString wordBefore(const QString& line, qsizetype position) {
    auto begin = position;
    while (begin > 0 && isOfAKey(line[begin - 1])) {
        --begin;
    }
    return line.mid(begin, position - begin);
}

} // namespace tempo::model
