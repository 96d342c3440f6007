#pragma once

#include "model/link/socket_link.hpp"
#include "model/single_instance.hpp"
#include "tray/command_line.hpp"
#include "tray/desktop/notifier.hpp"
#include "tray/desktop/tray_icon.hpp"
#include "tray/models.hpp"
#include "tray/settings/settings_dialog.hpp"
#include "tray/window/main_window.hpp"

#include <memory>

namespace tempo::tray {

/// Everything that the program consists of, plugged together.
class Application final : public QObject {
    Q_OBJECT
public:
    explicit Application(const CommandLine& options);

    /// Answers what another instance, or the command line, has asked for: an address or nothing.
    void open(const QString& address);

private:
    void connectParts();
    void begin(FirstWindow window);
    void sayThatThereIsNoTray();
    void showSettings(SettingsPage page);
    void showWizard(const model::SenderDraft& draft);
    void rotate(const std::string& sender);

    model::Preferences preferences_;
    model::SocketLink link_;
    model::EventFeed feed_;
    model::AttentionModel attention_;
    model::SenderListModel senders_;
    model::SourceModel sources_;
    model::EventActions actions_;
    model::DaemonSettings settings_;
    model::TlsModel tls_;
    model::DaemonStarter starter_;
    Models models_;
    MainWindow window_;
    TrayIcon icon_;
    Notifier notifier_;
    std::unique_ptr<SettingsDialog> dialog_;
};

/// Where the tray keeps its own settings, and the socket of its only instance.
QString preferencesFile();
QString instanceSocket();

} // namespace tempo::tray
