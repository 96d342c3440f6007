#pragma once

#include "model/senders/sender_draft.hpp"
#include "tray/models.hpp"

#include <QDialog>
#include <QListWidget>
#include <QStackedWidget>

namespace tempo::tray {

enum class SettingsPage : std::uint8_t {
    General,
    Ingestion,
    Security,
    Notifications,
    Scores,
    Maintenance,
    About
};

/// The settings: pages on the left, what they hold on the right. Everything is applied at once, so
/// there is only a Close button.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(const Models& models, QWidget* parent);

    void bringUp(SettingsPage page);

Q_SIGNALS:
    void senderWanted(const tempo::model::SenderDraft& draft);

private:
    void addPage(const QString& name, QWidget* page);

    QListWidget* names_;
    QStackedWidget* pages_;
};

} // namespace tempo::tray
