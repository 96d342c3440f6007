#pragma once

#include "model/daemon_link.hpp"
#include "model/event_feed.hpp"
#include "model/event_row.hpp"

#include <QObject>
#include <map>
#include <unordered_map>
#include <vector>

namespace tempo::model {

/// The events that need a person: how many there are, how bad, the newest ones, and how many of
/// each source. Kept from the daemon's own list and its changes; at most kMost are counted.
class AttentionModel final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMost = 10'000;

    struct Share {
        std::size_t count = 0;
        Severity worst = Severity::Ok;
        friend bool operator==(const Share&, const Share&) = default;
    };

    AttentionModel(DaemonLink& link, EventFeed& feed, QObject* parent = nullptr);

    std::size_t count() const { return rows_.size(); }
    /// There are more than could be counted.
    bool isCapped() const { return rows_.size() >= kMost; }
    Severity worst() const;
    std::vector<EventRow> newest(std::size_t count) const;
    std::vector<EventId> all() const;
    Share of(const std::string& provider) const;
    std::map<std::string, Share> byProvider() const;

Q_SIGNALS:
    void changed();

private:
    void reload();
    void read(const std::optional<std::string>& before);
    void take(const std::vector<Event>& events);
    bool apply(const EventRow& row);

    DaemonLink& link_;
    std::unordered_map<EventId, EventRow> rows_;
    std::uint64_t generation_ = 0;
};

} // namespace tempo::model
