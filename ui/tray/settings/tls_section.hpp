#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QPushButton>

namespace tempo::tray {

/// Secure (TLS): the switch, the port, the certificate and what can be done with it, and which
/// senders use it.
class TlsSection final : public QWidget {
    Q_OBJECT
public:
    TlsSection(const Models& models, QWidget* parent);

private:
    void build();
    void addButtons();
    void refresh();
    QString certificateWords() const;
    QString senderWords() const;
    void saveAuthority();
    void useOwn();
    void regenerate();
    void remove();

    const Models& models_;
    Section* section_;
    QLabel* state_;
    QLabel* certificate_;
    QLabel* senders_;
    ErrorLabel* error_;
    QPushButton* save_;
    QList<QPushButton*> needCertificate_;
    QList<QPushButton*> needOwner_;
};

} // namespace tempo::tray
