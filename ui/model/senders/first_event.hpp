#pragma once

#include "model/events/event_feed.hpp"
#include "model/link/daemon_link.hpp"

#include <QObject>
#include <QTimer>
#include <optional>

namespace tempo::model {

/// Waits for the first event of a sender, and meanwhile tells of posts that were refused: from the
/// audit, which it reads every kEvery.
class FirstEvent final : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds kEvery{2};

    FirstEvent(DaemonLink& link, EventFeed& feed, Sender sender, QObject* parent = nullptr);

Q_SIGNALS:
    void arrived(const tempo::Event& event);
    void refused(const tempo::AuditEntry& entry);

private:
    void readAudit();
    void take(const std::vector<AuditRecord>& records);

    DaemonLink& link_;
    Sender sender_;
    QTimer timer_;
    std::optional<std::uint64_t> seen_; ///< the newest line of the audit so far
};

} // namespace tempo::model
