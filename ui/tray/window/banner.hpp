#pragma once

#include "tray/models.hpp"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace tempo::tray {

/// What is wrong, in words, and what to press: the daemon is away, of another version, or not for
/// this user; ingestion is paused. Hidden while all is well.
class Banner final : public QWidget {
    Q_OBJECT
public:
    explicit Banner(const Models& models, QWidget* parent = nullptr);

private:
    void refresh();
    void show(const QString& title, const QString& words, const QString& button);
    void press();

    const Models& models_;
    QLabel* icon_;
    QLabel* words_;
    QPushButton* button_;
};

} // namespace tempo::tray
