#include "tray/desktop/tray_icon.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/theme.hpp"

#include <QApplication>

namespace tempo::tray {
namespace {

using model::DoNotDisturb;

const QString kPausable = QStringLiteral("ingestion.enabled");
constexpr std::size_t kNewest = 5;
constexpr int kTitleLength = 60;
constexpr std::chrono::milliseconds kGather{200}; // thousands of events are one change of the menu

} // namespace

TrayIcon::TrayIcon(const Models& models, QObject* parent) : QObject(parent), models_(models) {
    connect(&menu_, &QMenu::aboutToShow, this, &TrayIcon::fillMenu);
    connect(&icon_, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger) {
                    Q_EMIT windowWanted();
                }
            });
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &TrayIcon::refresh);
    connect(&models_.attention, &model::AttentionModel::changed, &soon_, [this] {
        if (!soon_.isActive()) {
            soon_.start(kGather);
        }
    });
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &TrayIcon::refresh);
    connect(&models_.settings, &model::DaemonSettings::changed, this, &TrayIcon::refresh);
    connect(&models_.preferences, &model::Preferences::changed, this, &TrayIcon::refresh);
    icon_.setContextMenu(&menu_);
    shown_.count = static_cast<std::uint64_t>(-1); // unlike every look
    refresh();
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        icon_.show();
    }
}

TrayLook TrayIcon::look() const {
    if (!models_.link.isConnected()) {
        return {.state = TrayState::Disconnected};
    }
    const auto enabled = models_.settings.state(kPausable);
    if (enabled.isKnown && !enabled.value.toBool()) {
        return {.state = TrayState::Paused};
    }
    if (models_.attention.count() > 0) {
        return {.state = TrayState::Attention,
                .worst = models_.attention.worst(),
                .count = models_.attention.count()};
    }
    return {.state = TrayState::Idle};
}

QString TrayIcon::words(const TrayLook& look) const {
    switch (look.state) {
    case TrayState::Disconnected:
        return tr("Tempo: the daemon is not connected");
    case TrayState::Paused:
        return tr("Tempo: ingestion is paused");
    case TrayState::Attention:
        return look.count == 1 ? tr("Tempo: 1 event needs attention")
                               : tr("Tempo: %1 events need attention").arg(look.count);
    case TrayState::Idle:
        break;
    }
    return tr("Tempo: nothing needs attention");
}

void TrayIcon::refresh() {
    const auto wanted = look();
    if (wanted != shown_) {
        shown_ = wanted;
        icon_.setIcon(trayIcon(wanted, QApplication::palette().color(QPalette::WindowText)));
        icon_.setToolTip(words(wanted));
    }
    fillMenu();
}

void TrayIcon::fillMenu() {
    menu_.clear();
    addEvents();
    connect(menu_.addAction(tr("Open Tempo")), &QAction::triggered, this, &TrayIcon::windowWanted);
    auto* all = menu_.addAction(tr("Acknowledge all"));
    all->setEnabled(models_.attention.count() > 0 && models_.link.isOwner());
    connect(all, &QAction::triggered, &models_.actions, &model::EventActions::acknowledgeAll);
    menu_.addSeparator();
    addDoNotDisturb();
    addPause();
    menu_.addSeparator();
    connect(menu_.addAction(tr("Settings")), &QAction::triggered, this, &TrayIcon::settingsWanted);
    connect(menu_.addAction(tr("Quit")), &QAction::triggered, qApp, &QApplication::quit,
            Qt::QueuedConnection);
}

void TrayIcon::addEvents() {
    const auto newest = models_.attention.newest(kNewest);
    for (const auto& row : newest) {
        auto title = model::shown(row.title).replace(QLatin1Char('&'), QStringLiteral("&&"));
        if (title.size() > kTitleLength) {
            title = title.left(kTitleLength) + QStringLiteral("…");
        }
        auto* action = menu_.addAction(
            icon(severityShape(row.severity), severityColor(row.severity, menu_.palette())), title);
        connect(action, &QAction::triggered, this, [this, id = row.id] { Q_EMIT eventWanted(id); });
    }
    if (!newest.empty()) {
        menu_.addSeparator();
    }
}

void TrayIcon::addDoNotDisturb() {
    const auto now = QDateTime::currentDateTime();
    const auto state = models_.preferences.doNotDisturb();
    auto* menu = menu_.addMenu(tr("Do not disturb"));
    const auto add = [this, menu](const QString& text,
                                  const std::function<void(DoNotDisturb&)>& change) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, change] {
            auto changed = models_.preferences.doNotDisturb();
            change(changed);
            models_.preferences.setDoNotDisturb(changed);
        });
        return action;
    };
    auto* off = add(tr("Off"), [](DoNotDisturb& it) { it.turnOff(); });
    off->setChecked(!state.isTurnedOn(now));
    add(tr("For an hour"), [](DoNotDisturb& it) {
        it.turnOnUntil(DoNotDisturb::inOneHour(QDateTime::currentDateTime()));
    });
    add(tr("Until tomorrow"), [](DoNotDisturb& it) {
        it.turnOnUntil(DoNotDisturb::tomorrow(QDateTime::currentDateTime()));
    });
    auto* on = add(tr("On"), [](DoNotDisturb& it) { it.turnOn(); });
    on->setChecked(state.isTurnedOn(now) && !state.end(now));
}

void TrayIcon::addPause() {
    const auto enabled = models_.settings.state(kPausable);
    auto* pause = menu_.addAction(tr("Pause ingestion"));
    pause->setCheckable(true);
    pause->setChecked(enabled.isKnown && !enabled.value.toBool());
    pause->setEnabled(models_.link.isOwner() && enabled.isKnown && !enabled.isLocked);
    connect(pause, &QAction::triggered, this,
            [this](bool paused) { models_.settings.set(kPausable, !paused); });
}

} // namespace tempo::tray
