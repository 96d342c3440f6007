#pragma once

#include <tempo/protocol/messages.hpp>

#include <QCompleter>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <vector>

namespace tempo::tray {

/// The text of a score: offers keys while somebody types (Ctrl+Space at any time) and marks the
/// lines that have faults.
class ScoreTextEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ScoreTextEdit(QWidget* parent);

    void setCompletions(const QStringList& words);
    void markFaults(const std::vector<protocol::ScoreFault>& faults);

    /// From 1 on.
    void goToLine(std::uint64_t line);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString word() const;
    void offer(int least);
    void complete(const QString& word);

    QStringListModel words_;
    QCompleter completer_;
};

} // namespace tempo::tray
