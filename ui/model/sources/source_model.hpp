#pragma once

#include "model/link/daemon_link.hpp"
#include "model/senders/sender_list_model.hpp"

#include <tempo/core/liveness.hpp>

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
    std::string name;                 ///< that of its score, else the provider
    std::optional<std::string> color; ///< `#RRGGBB`, of its score
    std::string sender; ///< the id of the sender that a downgrade is about; else empty
    Padlock padlock = Padlock::Unknown;
    std::uint64_t needsAttention = 0;
    Severity worst = Severity::Ok; ///< of those that need attention
    Liveness liveness = Liveness::Unknown;
    std::optional<Timestamp> lastSeen;

    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// What a source says in words: how its last event came, what needs attention, whether it is late.
QString spoken(const SourceRow& row);

/// The sources: what has sent events, as the daemon tells, and what is allowed to and has not yet.
/// Sorted by provider. Umbrellas are left out: `events.list` knows no prefixes.
class SourceListModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ProviderRole = Qt::UserRole + 1 };

    SourceListModel(SenderListModel& senders, DaemonLink& link, QObject* parent = nullptr);

    const SourceRow* rowAt(int index) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void subscribe();
    void take(const protocol::SourcesChanged& changed);
    void rebuild();
    void replace(std::vector<SourceRow> rows);
    std::string exposedSender(const std::string& provider) const;

    SenderListModel& senders_;
    DaemonLink& link_;
    std::optional<std::uint64_t> subscription_;
    std::map<protocol::SourceKey, protocol::Source> sources_;
    std::vector<SourceRow> rows_;
};

} // namespace tempo::model
