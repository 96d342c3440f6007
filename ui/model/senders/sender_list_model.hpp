#pragma once

#include "model/link/daemon_link.hpp"
#include "model/time_text.hpp"

#include <QAbstractTableModel>
#include <QTimer>
#include <vector>

namespace tempo::model {

/// The senders, one a row, as the daemon lists them. It does not tell of their use: refresh() asks
/// again, and whoever shows them calls it.
class SenderListModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        NameColumn,
        ProviderColumn,
        LastUsedColumn,
        TransportColumn,
        RequireTlsColumn,
        ClientSubjectColumn,
        AddressesColumn,
        RateColumn,
        ExpiryColumn,
        ColumnCount
    };

    explicit SenderListModel(DaemonLink& link, QObject* parent = nullptr);

    void refresh();

    /// The same in some seconds, however often it is called until then.
    void refreshSoon();

    void setTimeText(TimeText timeText) { timeText_ = std::move(timeText); }

    const std::vector<Sender>& senders() const { return senders_; }
    const Sender* senderAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void refreshed();

private:
    void replace(std::vector<Sender> senders);
    QString text(const Sender& sender, int column) const;

    DaemonLink& link_;
    TimeText timeText_;
    QTimer soon_;
    std::vector<Sender> senders_;
};

/// Whether a sender posts in the clear, was seen to although it must not, or uses TLS.
QString transportWords(const Sender& sender);
QString rateWords(const EventRate& rate);

/// Nothing, or why a sender does not work any more or needs care: revoked, expired, exposed.
QString senderProblem(const Sender& sender, Timestamp now);

} // namespace tempo::model
