#include "tray/timeline/search_box.hpp"

#include <QAbstractItemView>
#include <QKeyEvent>

namespace tempo::tray {

SearchBox::SearchBox(std::function<model::SearchValues()> values, QWidget* parent)
    : QLineEdit(parent), values_(std::move(values)), completer_(&words_) {
    setClearButtonEnabled(true);
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search, for example: disk full source:nas severity:>=error"));
    setToolTip(tr("Words, and conditions: source: severity: state: tag: is: after: before:\n"
                  "Enter searches, Esc ends it."));
    completer_.setCompletionMode(QCompleter::PopupCompletion);
    completer_.setCaseSensitivity(Qt::CaseInsensitive);
    completer_.setWidget(this);
    connect(this, &QLineEdit::textEdited, this, &SearchBox::complete);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) {
            Q_EMIT cleared();
        }
    });
    connect(&completer_, qOverload<const QString&>(&QCompleter::activated), this,
            &QLineEdit::setText);
}

void SearchBox::complete(const QString& text) {
    const auto offered =
        cursorPosition() == text.size() ? model::completionsOf(text, values_()) : QStringList();
    words_.setStringList(offered);
    if (offered.isEmpty()) {
        completer_.popup()->hide();
    } else {
        completer_.setCompletionPrefix(text);
        completer_.complete();
    }
}

void SearchBox::search() {
    completer_.popup()->hide();
    if (!text().trimmed().isEmpty()) {
        Q_EMIT searched(text().trimmed());
    }
}

/// While words are offered and one is chosen, Enter takes it; Escape closes the offer first.
void SearchBox::keyPressEvent(QKeyEvent* event) {
    const bool offering = completer_.popup()->isVisible();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && offering && completer_.popup()->currentIndex().isValid()) {
        event->ignore(); // the offer takes it
    } else if (enter) {
        search();
    } else if (event->key() == Qt::Key_Escape && offering) {
        completer_.popup()->hide();
    } else if (event->key() == Qt::Key_Escape) {
        clear();
        Q_EMIT left();
    } else {
        QLineEdit::keyPressEvent(event);
    }
}

} // namespace tempo::tray
