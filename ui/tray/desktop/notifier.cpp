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
            show(announcement.key, {.row = row, .sound = announcement.sound});
        } else if (announcement.kind == Announcement::Kind::Close) {
            close(announcement.key);
        }
    }
}

/// Until the server has told the number of a notification, it cannot be replaced: what comes
/// meanwhile waits, the last of it.
void Notifier::show(const model::EntryKey& key, const Telling& telling) {
    auto& known = shown_[key];
    if (known.state == Shown::State::Sent || known.state == Shown::State::Settled) {
        known.state = Shown::State::Sent;
        known.next = telling;
        return;
    }
    known.state = Shown::State::Sent;
    auto* watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(messageOf(telling, known.number)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, key, row = telling.row] {
                const QDBusPendingReply<uint> reply = *watcher;
                takeNumber(key, row, reply.isValid() ? reply.value() : 0);
                watcher->deleteLater();
            });
}

QDBusMessage Notifier::messageOf(const Telling& telling, uint replaced) const {
    const auto& row = telling.row;
    QStringList buttons{QStringLiteral("default"), tr("Open")};
    if (models_.link.isOwner()) {
        buttons << QStringLiteral("acknowledge") << tr("Acknowledge") << QStringLiteral("dismiss")
                << tr("Dismiss");
    }
    buttons << QStringLiteral("open") << tr("Open");
    auto message = call("Notify");
    message << QStringLiteral("Tempo") << replaced << QStringLiteral("tempo-tray")
            << shown(row.title) << body(row) << buttons
            << hints(row, telling.sound, policy_.rules().soundName)
            << -1; // the server decides how long
    return message;
}

void Notifier::takeNumber(const model::EntryKey& key, const model::EventRow& row, uint number) {
    if (number == 0) {
        shown_.erase(key); // there is no server
        return;
    }
    auto& known = shown_[key];
    const bool settled = known.state == Shown::State::Settled;
    known.state = Shown::State::Numbered;
    known.number = number;
    told_[number] = {.key = key, .row = row};
    const auto next = std::exchange(known.next, std::nullopt);
    if (settled) {
        close(key);
    } else if (next) {
        show(key, *next);
    }
}

void Notifier::close(const model::EntryKey& key) {
    const auto found = shown_.find(key);
    if (found == shown_.end()) {
        return;
    }
    if (found->second.state == Shown::State::Sent) {
        found->second.state = Shown::State::Settled;
        return;
    }
    auto message = call("CloseNotification");
    message << found->second.number;
    QDBusConnection::sessionBus().asyncCall(message);
}

void Notifier::invoked(uint notification, const QString& action) {
    const auto found = told_.find(notification);
    if (found == told_.end()) {
        return;
    }
    const auto row = found->second.row;
    if (action == QStringLiteral("acknowledge")) {
        mark(model::Mark::Acknowledge, row);
    } else if (action == QStringLiteral("dismiss")) {
        mark(model::Mark::Dismiss, row);
    } else {
        Q_EMIT eventWanted(row.id);
    }
}

/// Of a stack all its events.
void Notifier::mark(model::Mark mark, const model::EventRow& row) {
    if (row.stack) {
        models_.actions.mark(mark, {}, {*row.stack});
    } else {
        models_.actions.mark(mark, {row.id});
    }
}

void Notifier::closed(uint notification, uint /*reason*/) {
    if (const auto found = told_.find(notification); found != told_.end()) {
        shown_.erase(found->second.key);
        told_.erase(found);
    }
}

} // namespace tempo::tray
