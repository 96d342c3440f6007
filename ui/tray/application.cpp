#include "tray/application.hpp"

#include "model/events/event_address.hpp"
#include "tray/new_sender/new_sender_wizard.hpp"
#include "tray/scores/score_review.hpp"
#include "tray/settings/sender_dialogs.hpp"
#include "tray/theme.hpp"

#include <tempo/core/version.hpp>

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QStandardPaths>
#include <QUrl>

namespace tempo::tray {
namespace {

protocol::SocketHints hintsOf(const CommandLine& options) {
    auto hints = protocol::hintsOfEnvironment();
    if (options.socket) {
        hints.option = model::wire(*options.socket);
    }
    return hints;
}

QString ensured(const QString& folder) {
    QDir().mkpath(folder);
    return folder;
}

} // namespace

QString preferencesFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/tempo/tempo-tray.conf");
}

QString instanceSocket() {
    auto folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (folder.isEmpty()) {
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    }
    return ensured(folder + QStringLiteral("/tempo")) + QStringLiteral("/tray.sock");
}

Application::Application(const CommandLine& options)
    : preferences_(preferencesFile()),
      link_(hintsOf(options), "tempo-tray " + std::string(version())), feed_(link_),
      attention_(link_, feed_), senders_(link_), sources_(senders_, link_), actions_(link_),
      settings_(link_), tls_(link_),
      starter_(model::findDaemon(QApplication::applicationDirPath())),
      models_{.link = link_,
              .feed = feed_,
              .attention = attention_,
              .senders = senders_,
              .sources = sources_,
              .actions = actions_,
              .settings = settings_,
              .tls = tls_,
              .starter = starter_,
              .preferences = preferences_},
      window_(models_), icon_(models_), notifier_(models_) {
    connectParts();
    applyTheme(preferences_.theme());
    begin(options.window);
    if (!options.address.isEmpty()) {
        open(options.address);
    }
}

void Application::connectParts() {
    connect(&icon_, &TrayIcon::windowWanted, &window_, &MainWindow::bringUp);
    connect(&icon_, &TrayIcon::eventWanted, &window_, &MainWindow::openEvent);
    connect(&icon_, &TrayIcon::settingsWanted, this,
            [this] { showSettings(SettingsPage::General); });
    connect(&notifier_, &Notifier::eventWanted, &window_, &MainWindow::openEvent);
    connect(&window_, &MainWindow::settingsWanted, this,
            [this] { showSettings(SettingsPage::General); });
    connect(&window_, &MainWindow::senderWanted, this, &Application::showWizard);
    connect(&window_, &MainWindow::rotationWanted, this, &Application::rotate);
    connect(&window_, &MainWindow::closed, this, [this] {
        if (!icon_.isShown()) {
            QApplication::quit(); // without an icon nobody could bring it back
        }
    });
    connect(&preferences_, &model::Preferences::changed, this,
            [this] { applyTheme(preferences_.theme()); });
    // A sender's padlock and its last use change with events; the daemon does not tell of them.
    connect(&feed_, &model::EventFeed::changed, &senders_, &model::SenderListModel::refreshSoon);
}

void Application::begin(FirstWindow window) {
    if (window == FirstWindow::Shown || !icon_.isShown()) {
        window_.bringUp();
    }
    if (!icon_.isShown() && preferences_.isFirstTime(QStringLiteral("noTray"))) {
        sayThatThereIsNoTray();
    }
}

void Application::sayThatThereIsNoTray() {
    auto* box = new QMessageBox(
        QMessageBox::Information, tr("No tray"),
        tr("This desktop shows no tray icons, so Tempo runs as a normal window and ends when you "
           "close it. On GNOME, the extension “AppIndicator and KStatusNotifierItem Support” adds "
           "a tray."),
        QMessageBox::Ok, &window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void Application::open(const QString& address) {
    const QUrl url(address);
    if (const auto id = model::eventOfAddress(address)) {
        window_.openEvent(*id);
    } else if (url.isLocalFile()) {
        window_.bringUp();
        ScoreReview::ofFile(models_, url.toLocalFile(), &window_);
    } else {
        window_.bringUp();
    }
}

void Application::showSettings(SettingsPage page) {
    if (!dialog_) {
        dialog_ = std::make_unique<SettingsDialog>(models_, &window_);
        connect(dialog_.get(), &SettingsDialog::senderWanted, this, &Application::showWizard);
    }
    dialog_->bringUp(page);
}

void Application::showWizard(const model::SenderDraft& draft) {
    auto* wizard = new NewSenderWizard(
        models_, draft,
        dialog_ && dialog_->isVisible() ? static_cast<QWidget*>(dialog_.get()) : &window_);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    wizard->show();
}

void Application::rotate(const std::string& sender) {
    rotateToken(models_, sender, &window_);
}

} // namespace tempo::tray
