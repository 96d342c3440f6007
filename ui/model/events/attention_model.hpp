#pragma once

#include "model/events/event_feed.hpp"
#include "model/events/event_row.hpp"
#include "model/link/list_subscription.hpp"

#include <QObject>
#include <cstdint>
#include <vector>

namespace tempo::model {

/// The events that need a person: how many there are and how bad, as the daemon counts them, and
/// the newest ones.
class AttentionModel final : public QObject {
    Q_OBJECT
public:
    /// So many of the newest are kept, and read again when fewer than kFew of them are left.
    static constexpr std::uint32_t kKept = 50;
    static constexpr std::size_t kFew = 10;

    AttentionModel(DaemonLink& link, EventFeed& feed, QObject* parent = nullptr);

    std::uint64_t count() const { return counts_.needsAttention; }
    /// Severity::Ok where nothing needs attention.
    Severity worst() const { return counts_.worstSeverity.value_or(Severity::Ok); }
    /// At most `count`, newest first.
    std::vector<EventRow> newest(std::size_t count) const;

Q_SIGNALS:
    void changed();

private:
    void count(const protocol::Counts& counts);
    void readNewest();
    void take(const std::vector<Event>& events);
    void drop(const std::vector<EventId>& ids);
    enum class Applied : std::uint8_t { Nothing, Something };
    Applied apply(const EventRow& row);
    void readWhenFew();

    DaemonLink& link_;
    ListSubscription<protocol::Empty, protocol::CountsSubscribed> subscription_;
    protocol::Counts counts_;
    std::vector<EventRow> rows_; ///< newest first
    bool mayBeMore_ = false;     ///< older ones that are not kept
    std::uint64_t generation_ = 0;
    bool reading_ = false;
    std::vector<EventRow> meanwhile_; ///< told while they are read
};

} // namespace tempo::model
