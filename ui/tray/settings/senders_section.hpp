#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QPushButton>
#include <QTableView>

namespace tempo::tray {

/// The senders, and everything that can be done with one.
class SendersSection final : public QWidget {
    Q_OBJECT
public:
    SendersSection(const Models& models, QWidget* parent);

Q_SIGNALS:
    void senderWanted();

private:
    void addButtons();
    void refresh();
    const Sender* chosen() const;
    void update(protocol::SenderUpdateParams params);

    const Models& models_;
    Section* section_;
    QTableView* table_;
    QLabel* state_;
    ErrorLabel* error_;
    QPushButton* add_;
    QPushButton* tls_;
    QList<QPushButton*> needChoice_;
};

} // namespace tempo::tray
