#pragma once

#include "tray/models.hpp"

#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

namespace tempo::tray {

/// Says what has just been done to events, and takes it back. Hides itself after a while.
class UndoBar final : public QWidget {
    Q_OBJECT
public:
    explicit UndoBar(const Models& models, QWidget* parent = nullptr);

private:
    void say(const QString& words);

    const Models& models_;
    QLabel* words_;
    QPushButton* undo_;
    QTimer hide_;
};

} // namespace tempo::tray
