#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QLineEdit>
#include <QSpinBox>

namespace tempo::tray {

/// Everything about a sender that can be changed but its token. It stays open, with the reason,
/// until the daemon has taken the change.
class SenderEditor final : public QDialog {
    Q_OBJECT
public:
    SenderEditor(const Models& models, const Sender& sender, QWidget* parent);

private:
    void buildRate(const EventRate& rate);
    void buildExpiry(const std::optional<Timestamp>& expiresAt);
    void send();
    protocol::SenderUpdateParams params() const;

    const Models& models_;
    SenderId id_;
    QLineEdit* name_;
    QLineEdit* addresses_;
    QComboBox* rate_;
    QSpinBox* perMinute_;
    QCheckBox* expires_;
    QDateTimeEdit* expiry_;
    QCheckBox* requireTls_;
    QLineEdit* subject_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
