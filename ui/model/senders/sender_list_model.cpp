#include "model/senders/sender_list_model.hpp"

#include "model/events/event_text.hpp"

#include <QStringList>

namespace tempo::model {
namespace {

constexpr std::chrono::seconds kSoon{2};

Timestamp now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace

QString transportWords(const Sender& sender) {
    if (sender.downgradeAttemptedAt) {
        return SenderListModel::tr("used in the clear");
    }
    return sender.lastUsedTransport ? transportWord(*sender.lastUsedTransport)
                                    : SenderListModel::tr("–");
}

QString rateWords(const EventRate& rate) {
    switch (rate.kind) {
    case EventRate::Kind::Default:
        return SenderListModel::tr("default");
    case EventRate::Kind::Off:
        return SenderListModel::tr("no limit");
    case EventRate::Kind::PerMinute:
        return SenderListModel::tr("%1 a minute").arg(rate.perMinute);
    }
    return {};
}

QString senderProblem(const Sender& sender, Timestamp now) {
    if (sender.revokedAt) {
        return SenderListModel::tr("Revoked: its token is refused.");
    }
    if (sender.exposedAt) {
        return SenderListModel::tr("Its token has crossed the network in the clear. Rotate it.");
    }
    if (sender.expiresAt && *sender.expiresAt <= now) {
        return SenderListModel::tr("Expired: its token is refused.");
    }
    return {};
}

SenderListModel::SenderListModel(DaemonLink& link, QObject* parent)
    : QAbstractTableModel(parent), link_(link) {
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &SenderListModel::refresh);
    connect(&link_, &DaemonLink::statusChanged, this, [this] {
        if (link_.isConnected()) {
            refresh();
        }
    });
}

void SenderListModel::refreshSoon() {
    if (!soon_.isActive()) {
        soon_.start(kSoon);
    }
}

void SenderListModel::refresh() {
    soon_.stop();
    ask<protocol::SenderList>(link_, this, "senders.list", protocol::Empty{},
                              [this](const Expected<protocol::SenderList>& list) {
                                  if (list) {
                                      replace(list->senders);
                                  }
                              });
}

const Sender* SenderListModel::senderAt(int row) const {
    const bool inside = row >= 0 && static_cast<std::size_t>(row) < senders_.size();
    return inside ? &senders_[static_cast<std::size_t>(row)] : nullptr;
}

int SenderListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(senders_.size());
}

int SenderListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SenderListModel::data(const QModelIndex& index, int role) const {
    const auto* sender = senderAt(index.row());
    if (sender == nullptr) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return text(*sender, index.column());
    }
    if (role == Qt::ToolTipRole) {
        return senderProblem(*sender, now());
    }
    return {};
}

QString SenderListModel::text(const Sender& sender, int column) const {
    switch (column) {
    case NameColumn:
        return sender.revokedAt ? SenderListModel::tr("%1 (revoked)").arg(shown(sender.name))
                                : shown(sender.name);
    case ProviderColumn:
        return shown(sender.provider);
    case LastUsedColumn:
        return sender.lastUsedAt ? TimeText::ago(*sender.lastUsedAt, now())
                                 : SenderListModel::tr("never");
    case TransportColumn:
        return transportWords(sender);
    case RequireTlsColumn:
        return sender.requireTls ? SenderListModel::tr("yes") : SenderListModel::tr("no");
    case ClientSubjectColumn:
        return sender.clientSubject.empty() ? SenderListModel::tr("none")
                                            : shown(sender.clientSubject);
    case AddressesColumn:
        return sender.allowedAddresses.empty() ? SenderListModel::tr("any")
                                               : joined(sender.allowedAddresses);
    case RateColumn:
        return rateWords(sender.rate);
    case ExpiryColumn:
        return sender.expiresAt ? timeText_.dayAndTime(*sender.expiresAt)
                                : SenderListModel::tr("never");
    default:
        return {};
    }
}

QVariant SenderListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return SenderListModel::tr("Name");
    case ProviderColumn:
        return SenderListModel::tr("Provider");
    case LastUsedColumn:
        return SenderListModel::tr("Last used");
    case TransportColumn:
        return SenderListModel::tr("Transport");
    case RequireTlsColumn:
        return SenderListModel::tr("Require TLS");
    case ClientSubjectColumn:
        return SenderListModel::tr("Client certificate");
    case AddressesColumn:
        return SenderListModel::tr("Addresses");
    case RateColumn:
        return SenderListModel::tr("Rate");
    case ExpiryColumn:
        return SenderListModel::tr("Expires");
    default:
        return {};
    }
}

void SenderListModel::replace(std::vector<Sender> senders) {
    const bool same = std::ranges::equal(senders, senders_, {}, &Sender::id, &Sender::id);
    if (same) {
        senders_ = std::move(senders);
        if (!senders_.empty()) {
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        }
    } else {
        beginResetModel();
        senders_ = std::move(senders);
        endResetModel();
    }
    Q_EMIT refreshed();
}

} // namespace tempo::model
