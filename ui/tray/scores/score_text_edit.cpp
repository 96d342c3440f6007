#include "tray/scores/score_text_edit.hpp"

#include "model/scores/completion.hpp"
#include "tray/theme.hpp"

#include <QAbstractItemView>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace tempo::tray {
namespace {

constexpr int kBeginOffering = 2; ///< characters of a word
constexpr int kFaultOpacity = 48; ///< of 255: the text on it stays readable

bool isForPopup(int key) {
    return key == Qt::Key_Enter || key == Qt::Key_Return || key == Qt::Key_Tab ||
           key == Qt::Key_Backtab || key == Qt::Key_Escape;
}

bool isWish(const QKeyEvent& event) {
    return event.key() == Qt::Key_Space && event.modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

ScoreTextEdit::ScoreTextEdit(QWidget* parent) : QPlainTextEdit(parent), completer_(&words_) {
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setTabChangesFocus(true);
    completer_.setWidget(this);
    completer_.setCaseSensitivity(Qt::CaseInsensitive);
    connect(&completer_, qOverload<const QString&>(&QCompleter::activated), this,
            &ScoreTextEdit::complete);
}

/// What is offered just now stays chosen while nothing of it changes.
void ScoreTextEdit::setCompletions(const QStringList& words) {
    if (words != words_.stringList()) {
        words_.setStringList(words);
    }
}

void ScoreTextEdit::markFaults(const std::vector<protocol::ScoreFault>& faults) {
    auto color = errorColor(palette());
    color.setAlpha(kFaultOpacity);
    QList<QTextEdit::ExtraSelection> marks;
    for (const auto& fault : faults) {
        const auto block = document()->findBlockByNumber(static_cast<int>(fault.line) - 1);
        if (fault.line > 0 && block.isValid()) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(block);
            mark.format.setBackground(color);
            mark.format.setProperty(QTextFormat::FullWidthSelection, true);
            mark.format.setToolTip(QString::fromStdString(fault.detail));
            marks << mark;
        }
    }
    setExtraSelections(marks);
}

void ScoreTextEdit::goToLine(std::uint64_t line) {
    const auto block = document()->findBlockByNumber(static_cast<int>(line) - 1);
    if (block.isValid()) {
        setTextCursor(QTextCursor(block));
        centerCursor();
        setFocus();
    }
}

void ScoreTextEdit::keyPressEvent(QKeyEvent* event) {
    if (completer_.popup()->isVisible() && isForPopup(event->key())) {
        event->ignore(); // the popup takes it
        return;
    }
    if (isWish(*event)) {
        offer(0);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    if (!event->text().isEmpty()) {
        offer(kBeginOffering);
    }
}

QString ScoreTextEdit::word() const {
    const auto cursor = textCursor();
    return model::wordBefore(cursor.block().text(), cursor.positionInBlock());
}

void ScoreTextEdit::offer(int least) {
    const auto begun = word();
    completer_.setCompletionPrefix(begun);
    const bool nothing =
        begun.size() < least || completer_.completionCount() == 0 ||
        (completer_.completionCount() == 1 && completer_.currentCompletion() == begun);
    if (nothing) {
        completer_.popup()->hide();
        return;
    }
    auto place = cursorRect();
    place.setWidth(completer_.popup()->sizeHintForColumn(0) +
                   completer_.popup()->verticalScrollBar()->sizeHint().width());
    completer_.popup()->setCurrentIndex(completer_.completionModel()->index(0, 0));
    completer_.complete(place);
}

void ScoreTextEdit::complete(const QString& chosen) {
    auto cursor = textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(word().size()));
    cursor.insertText(chosen);
    setTextCursor(cursor);
}

} // namespace tempo::tray
