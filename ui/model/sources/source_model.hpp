#pragma once

#include "model/link/list_subscription.hpp"
#include "model/senders/sender_list_model.hpp"
#include "model/sources/source_row.hpp"

#include <QAbstractItemModel>
#include <QStringList>
#include <map>
#include <optional>
#include <vector>

namespace tempo::model {

/// The sources as a tree: what has sent events, as the daemon tells, below the umbrellas that sum
/// them up, and what is allowed to send and has not yet. Siblings are sorted by name.
class SourceModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { ProviderRole = Qt::UserRole + 1 };

    SourceModel(SenderListModel& senders, DaemonLink& link, QObject* parent = nullptr);

    /// All of them, each below its umbrella.
    const std::vector<SourceRow>& rows() const { return rows_; }

    /// Nothing where the index is not valid. For as long as the model does not change.
    const SourceRow* rowAt(const QModelIndex& index) const;
    QModelIndex indexOf(const protocol::SourceKey& key) const;

    /// What the daemon says of this provider; nothing before it has sent an event.
    const protocol::Source* source(const std::string& provider) const;

    /// Of all sources that have sent, umbrellas left out, by name.
    QStringList providers() const;

    void setTimeText(const TimeText& times) { times_ = times; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    using Places = std::vector<std::size_t>; ///< in rows_

    struct Family {
        std::optional<std::size_t> parent;
        int place = 0; ///< among its siblings
        Places children;
    };

    void begin(const protocol::SourcesSubscribed& begun);
    void take(const protocol::SourcesChanged& changed);
    void rebuild();
    std::vector<SourceRow> current() const;
    void addQuietSenders(std::vector<SourceRow>& rows) const;
    void markExposed(std::vector<SourceRow>& rows) const;
    void replace(std::vector<SourceRow> rows);
    void connectFamilies();
    const Places& childrenOf(const QModelIndex& parent) const;
    QModelIndex at(std::size_t place) const;

    SenderListModel& senders_;
    TimeText times_;
    ListSubscription<protocol::Empty, protocol::SourcesSubscribed> subscription_;
    std::map<protocol::SourceKey, protocol::Source> sources_;
    std::vector<SourceRow> rows_;
    std::vector<Family> families_; ///< of each row
    Places roots_;
};

} // namespace tempo::model
