#pragma once

#include "tray/models.hpp"

#include <QDBusMessage>
#include <QObject>
#include <optional>
#include <unordered_map>

namespace tempo::tray {

/// Desktop notifications (freedesktop.org, Desktop Notifications Specification 1.2) with buttons to
/// acknowledge, dismiss and open: one for a stack or an event that stands alone, replaced when it
/// changes, closed when it has been seen to.
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
    /// What is to be said.
    struct Telling {
        model::EventRow row;
        model::Sound sound = model::Sound::No;
    };
    /// A notification on the screen, or on its way there.
    struct Shown {
        enum class State : std::uint8_t {
            New,
            Sent,    ///< its number is not known yet
            Settled, ///< likewise, and it is to be closed
            Numbered
        };
        State state = State::New;
        uint number = 0; ///< what the server knows it by; 0: none yet
        std::optional<Telling> next;
    };
    struct Told {
        model::EntryKey key;
        model::EventRow row;
    };

    void show(const model::EntryKey& key, const Telling& telling);
    QDBusMessage messageOf(const Telling& telling, uint replaced) const;
    void takeNumber(const model::EntryKey& key, const model::EventRow& row, uint number);
    void close(const model::EntryKey& key);
    void mark(model::Mark mark, const model::EventRow& row);

    const Models& models_;
    model::NotificationPolicy policy_;
    std::unordered_map<model::EntryKey, Shown> shown_;
    std::unordered_map<uint, Told> told_;
};

} // namespace tempo::tray
