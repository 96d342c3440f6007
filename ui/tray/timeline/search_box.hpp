#pragma once

#include "model/timeline/search_completion.hpp"

#include <QCompleter>
#include <QLineEdit>
#include <QStringListModel>
#include <functional>

namespace tempo::tray {

/// Where a search is typed: Enter searches, Escape takes it back, conditions and their values are
/// offered as they are typed.
class SearchBox final : public QLineEdit {
    Q_OBJECT
public:
    /// `values` is asked when a word is typed.
    SearchBox(std::function<model::SearchValues()> values, QWidget* parent);

Q_SIGNALS:
    void searched(const QString& words);
    /// There is nothing to search for any more.
    void cleared();
    /// Escape: the keyboard is to go back to where it was.
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void search();
    void complete(const QString& text);

    std::function<model::SearchValues()> values_;
    QStringListModel words_;
    QCompleter completer_;
};

} // namespace tempo::tray
