#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>
#include <optional>
#include <vector>

namespace tempo::model {

enum class Mark : std::uint8_t { Acknowledge, Dismiss };

/// Marking events, and taking the last marking back. The list changes when the daemon has told so,
/// not before.
class EventActions final : public QObject {
    Q_OBJECT
public:
    explicit EventActions(DaemonLink& link, QObject* parent = nullptr);

    void mark(Mark mark, std::vector<EventId> ids);

    /// Acknowledges everything that needs attention, however much that is.
    void acknowledgeAll();

    /// Takes the last marking back; nothing happens where there is none.
    void undo();

    bool canUndo() const { return last_.has_value(); }

Q_SIGNALS:
    /// The daemon has marked so many events; undo() takes it back.
    void marked(tempo::model::Mark mark, quint64 count);
    void undone(quint64 count);
    void failed(const QString& problem);

private:
    struct Marking {
        Mark mark = Mark::Acknowledge;
        std::vector<EventId> ids;
    };

    void acknowledgeFrom(const std::optional<std::string>& cursor, std::vector<EventId> ids);
    void send(const char* method, std::vector<EventId> ids, std::function<void(quint64)> done);

    DaemonLink& link_;
    std::optional<Marking> last_;
};

} // namespace tempo::model
