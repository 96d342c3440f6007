#pragma once

#include "tray/icons.hpp"
#include "tray/models.hpp"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

namespace tempo::tray {

/// The icon in the panel and its menu. Does nothing where the desktop has no tray.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(const Models& models, QObject* parent = nullptr);

    bool isShown() const { return icon_.isVisible(); }

Q_SIGNALS:
    void windowWanted();
    void eventWanted(const tempo::EventId& id);
    void settingsWanted();

private:
    void refresh();
    TrayLook look() const;
    QString words(const TrayLook& look) const;
    void fillMenu();
    void addEvents();
    void addDoNotDisturb();
    void addPause();

    const Models& models_;
    QMenu menu_;
    QSystemTrayIcon icon_;
    TrayLook shown_;
    QTimer soon_; ///< gathers what comes in quick succession
};

} // namespace tempo::tray
