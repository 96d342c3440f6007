#pragma once

#include "model/attention_model.hpp"
#include "model/daemon_link.hpp"
#include "model/event_feed.hpp"
#include "model/sender_list_model.hpp"

#include <QAbstractListModel>
#include <map>
#include <optional>
#include <vector>

namespace tempo::model {

enum class Padlock : std::uint8_t {
    Unknown,  ///< nothing has come yet
    Open,     ///< the last event came in the clear
    Closed,   ///< the last event came over TLS
    Downgrade ///< a sender that requires TLS was used in the clear: its token is to be rotated
};

/// What a padlock means, in words.
QString padlockWord(Padlock padlock);

/// A source as the pane shows it.
struct SourceRow {
    std::string provider;
    std::string sender; ///< the id of the sender that a downgrade is about; else empty
    Padlock padlock = Padlock::Unknown;
    AttentionModel::Share attention;
    std::optional<Timestamp> lastSeen;

    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// The sources: what has sent events, and what is allowed to. Sorted by name. Known from the
/// senders, from the events that need attention, and from what arrives.
class SourceListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ProviderRole = Qt::UserRole + 1 };

    SourceListModel(SenderListModel& senders, AttentionModel& attention, EventFeed& feed,
                    DaemonLink& link, QObject* parent = nullptr);

    const SourceRow* rowAt(int index) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void readRecent();
    void take(const std::vector<Event>& events);
    void rebuild();
    void replace(std::vector<SourceRow> rows);

    struct Seen {
        Timestamp at;
        Transport transport = Transport::Plain;
    };

    SenderListModel& senders_;
    AttentionModel& attention_;
    DaemonLink& link_;
    std::map<std::string, Seen> seen_;
    std::vector<SourceRow> rows_;
};

} // namespace tempo::model
