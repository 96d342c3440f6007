#pragma once

#include "model/link/daemon_link.hpp"

#include <QAbstractTableModel>
#include <QTimer>
#include <vector>

namespace tempo::model {

/// The scores in force, one a row, one's own first and then those that are used, and what is wrong
/// with score files. While stored events are being derived anew it looks again by itself.
class ScoreListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        ProviderColumn,
        EventsColumn,
        StateColumn,
        OriginColumn,
        ColumnCount
    };

    explicit ScoreListModel(DaemonLink& link, QObject* parent = nullptr);

    void refresh();
    void reload();
    void remove(const std::string& provider);

    const protocol::ScoreInfo* scoreAt(int row) const;
    const std::vector<protocol::ScoreFault>& faults() const { return list_.faults; }

    /// Of all scores: how many stored events have yet to be derived.
    std::uint64_t pending() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void refreshed();
    void failed(const QString& problem);

private:
    void askForList(const char* method);
    void take(protocol::ScoreList list);

    DaemonLink& link_;
    QTimer again_;
    protocol::ScoreList list_;
};

} // namespace tempo::model
