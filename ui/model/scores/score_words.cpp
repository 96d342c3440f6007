#include "model/scores/score_words.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace tempo::model {
namespace {

struct ScoreWords {
    Q_DECLARE_TR_FUNCTIONS(ScoreWords)
};

int countOf(const protocol::ScorePreview& preview, const char* triage) {
    return static_cast<int>(
        std::ranges::count(preview.rows, triage, &protocol::ScorePreviewRow::triage));
}

} // namespace

QString actionWords(const protocol::EventAction& action) {
    auto words = ScoreWords::tr("“%1” copies: %2");
    if (action.kind == "openURL") {
        words = ScoreWords::tr("“%1” opens: %2");
    } else if (action.kind == "openTerminalWith") {
        words = ScoreWords::tr("“%1” runs in a terminal: %2");
    }
    words = words.arg(shown(action.label), shown(action.written));
    return action.availability == "switched-off" ? ScoreWords::tr("%1 (switched off)").arg(words)
                                                 : words;
}

QString stateWords(const protocol::ScoreInfo& score) {
    if (score.pending > 0) {
        return ScoreWords::tr("%n event(s) to go", nullptr, static_cast<int>(score.pending));
    }
    return score.outdated ? ScoreWords::tr("⚠ earlier version") : ScoreWords::tr("in use");
}

QString originWords(const protocol::ScoreInfo& score) {
    if (score.origin == "bundled") {
        return ScoreWords::tr("comes with Tempo");
    }
    return score.shadowing ? ScoreWords::tr("your own, instead of Tempo's")
                           : ScoreWords::tr("your own");
}

QString replacedWords(const protocol::ScorePreview& preview) {
    if (preview.replaces.empty()) {
        return ScoreWords::tr("There is no score for this source yet.");
    }
    return preview.replaces == "bundled"
               ? ScoreWords::tr("It will be used instead of the score that comes with Tempo.")
               : ScoreWords::tr("It takes the place of your present score.");
}

QString lookWords(const protocol::ScoreLook& look) {
    auto words = look.label.empty() ? severityWord(look.severity) : shown(look.label);
    if (!look.emoji.empty()) {
        words = shown(look.emoji) + QLatin1Char(' ') + words;
    }
    return look.tag.empty() ? words
                            : words + QStringLiteral(" [") + shown(look.tag) + QLatin1Char(']');
}

QString triageWords(const protocol::ScorePreview& preview) {
    QStringList sentences;
    if (const int count = countOf(preview, "acknowledge"); count > 0) {
        sentences << ScoreWords::tr("It acknowledges %n of these events by itself.", nullptr,
                                    count);
    }
    if (const int count = countOf(preview, "dismiss"); count > 0) {
        sentences << ScoreWords::tr("It dismisses %n of these events by itself.", nullptr, count);
    }
    return sentences.join(QLatin1Char(' '));
}

QString faultWords(const protocol::ScoreFault& fault) {
    const auto pointer =
        fault.pointer.empty() ? QString() : shown(fault.pointer) + QStringLiteral(": ");
    const auto detail = pointer + shown(fault.detail);
    return fault.line == 0 ? detail
                           : ScoreWords::tr("Line %1, column %2: %3")
                                 .arg(fault.line)
                                 .arg(fault.column)
                                 .arg(detail);
}

} // namespace tempo::model
