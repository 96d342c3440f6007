#pragma once

#include "model/link/daemon_link.hpp"

#include <QObject>
#include <QTimer>
#include <optional>
#include <vector>

namespace tempo::model {

/// Every change of events, each once, from the moment the feed has begun: across lost connections
/// and restarts of the daemon it goes on after the last sequence that it has seen. What comes in
/// quick succession is handed on together, some times a second, so that thousands of events a
/// second do not keep the window from being drawn.
class EventFeed final : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kGather{100};
    static constexpr std::size_t kMostAtOnce = 500;

    explicit EventFeed(DaemonLink& link, QObject* parent = nullptr);

    /// The last change that was handed on.
    std::optional<Sequence> cursor() const { return cursor_; }

Q_SIGNALS:
    /// A connection is there. Lists have to be read anew: deletions while it was away are not
    /// told, and after a restore everything is different.
    void begun();
    void changed(const std::vector<tempo::Event>& events);
    void deleted(const std::vector<tempo::EventId>& ids);
    /// Stored events look different now, at the same sequences: what is shown is to be read again.
    void restyled();

private:
    void onStatus();
    void subscribe(Sequence lastStored);
    void take(const protocol::EventsChanged& changed);
    void flush();

    DaemonLink& link_;
    QTimer gather_;
    std::optional<std::uint64_t> subscription_;
    std::optional<Sequence> cursor_;
    std::vector<Event> waiting_;
};

} // namespace tempo::model
