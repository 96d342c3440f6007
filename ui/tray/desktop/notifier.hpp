#pragma once

#include "tray/models.hpp"

#include <QObject>
#include <unordered_map>

namespace tempo::tray {

/// Desktop notifications (freedesktop.org, Desktop Notifications Specification 1.2) with buttons to
/// acknowledge, dismiss and open: one for an event, replaced when the event changes, closed when it
/// has been seen to.
class Notifier final : public QObject {
    Q_OBJECT
public:
    explicit Notifier(const Models& models, QObject* parent = nullptr);

Q_SIGNALS:
    void eventWanted(const tempo::EventId& id);

private Q_SLOTS:
    void invoked(uint notification, const QString& action);
    void closed(uint notification, uint reason);

private:
    void take(const std::vector<Event>& events);
    void show(const model::EventRow& row, model::Sound sound);
    void close(const EventId& id);
    void remember(const EventId& id, uint notification);

    const Models& models_;
    model::NotificationPolicy policy_;
    std::unordered_map<EventId, uint> shown_;
    std::unordered_map<uint, EventId> events_;
};

} // namespace tempo::tray
