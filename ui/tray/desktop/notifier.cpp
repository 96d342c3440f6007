#include "tray/desktop/notifier.hpp"

#include "model/text.hpp"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace tempo::tray {
namespace {

using model::Announcement;
using model::shown;

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
constexpr uchar kNormal = 1;
constexpr uchar kUrgent = 2;

QDBusMessage call(const char* method) {
    return QDBusMessage::createMethodCall(kService, kPath, kService, QLatin1String(method));
}

QVariantMap hints(const model::EventRow& row, model::Sound sound, const std::string& soundName) {
    const bool critical = row.severity == Severity::Critical;
    QVariantMap hints{
        {QStringLiteral("urgency"), QVariant::fromValue(critical ? kUrgent : kNormal)},
        {QStringLiteral("desktop-entry"), QStringLiteral("tempo-tray")}};
    if (sound == model::Sound::Yes) {
        hints.insert(QStringLiteral("sound-name"), shown(soundName));
    } else {
        hints.insert(QStringLiteral("suppress-sound"), true);
    }
    return hints;
}

/// Servers may take the body for markup; a payload is never one.
QString body(const model::EventRow& row) {
    QString text = shown(row.provider);
    if (!row.subtitle.empty()) {
        text = shown(row.subtitle) + QStringLiteral("\n") + text;
    }
    return text.toHtmlEscaped();
}

} // namespace

Notifier::Notifier(const Models& models, QObject* parent) : QObject(parent), models_(models) {
    auto bus = QDBusConnection::sessionBus();
    bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                SLOT(invoked(uint, QString)));
    bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                SLOT(closed(uint, uint)));
    connect(&models_.feed, &model::EventFeed::changed, this, &Notifier::take);
}

void Notifier::take(const std::vector<Event>& events) {
    const auto now = QDateTime::currentDateTime();
    const auto quiet =
        models_.preferences.doNotDisturb().isActive(now) ? model::Quiet::Yes : model::Quiet::No;
    policy_.setRules(models_.preferences.notificationRules());
    for (const auto& event : events) {
        const auto row = model::rowOf(event);
        const auto announcement = policy_.decide(row, quiet);
        if (announcement.kind == Announcement::Kind::Show) {
            show(row, announcement.sound);
        } else if (announcement.kind == Announcement::Kind::Close) {
            close(row.id);
        }
    }
}

void Notifier::show(const model::EventRow& row, model::Sound sound) {
    const auto replaced = shown_.find(row.id);
    QStringList buttons{QStringLiteral("default"), tr("Open")};
    if (models_.link.isOwner()) {
        buttons << QStringLiteral("acknowledge") << tr("Acknowledge") << QStringLiteral("dismiss")
                << tr("Dismiss");
    }
    buttons << QStringLiteral("open") << tr("Open");
    auto message = call("Notify");
    message << QStringLiteral("Tempo") << (replaced == shown_.end() ? 0U : replaced->second)
            << QStringLiteral("tempo-tray") << shown(row.title) << body(row) << buttons
            << hints(row, sound, policy_.rules().soundName) << -1; // the server decides how long
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, id = row.id] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid()) {
            remember(id, reply.value());
        }
        watcher->deleteLater();
    });
}

void Notifier::remember(const EventId& id, uint notification) {
    shown_[id] = notification;
    events_[notification] = id;
}

void Notifier::close(const EventId& id) {
    if (const auto found = shown_.find(id); found != shown_.end()) {
        auto message = call("CloseNotification");
        message << found->second;
        QDBusConnection::sessionBus().asyncCall(message);
    }
}

void Notifier::invoked(uint notification, const QString& action) {
    const auto found = events_.find(notification);
    if (found == events_.end()) {
        return;
    }
    const auto id = found->second;
    if (action == QStringLiteral("acknowledge")) {
        models_.actions.mark(model::Mark::Acknowledge, {id});
    } else if (action == QStringLiteral("dismiss")) {
        models_.actions.mark(model::Mark::Dismiss, {id});
    } else {
        Q_EMIT eventWanted(id);
    }
}

void Notifier::closed(uint notification, uint /*reason*/) {
    if (const auto found = events_.find(notification); found != events_.end()) {
        shown_.erase(found->second);
        events_.erase(found);
    }
}

} // namespace tempo::tray
