#include "model/source_list_model.hpp"

#include "model/event_text.hpp"

#include <QCoreApplication>

namespace tempo::model {
namespace {

constexpr std::uint32_t kRecent = 1000;

void note(SourceRow& row, const Sender& sender) {
    if (sender.downgradeAttemptedAt) {
        row.padlock = Padlock::Downgrade;
        row.sender = sender.id.toString();
    } else if (row.padlock == Padlock::Unknown && sender.lastUsedTransport) {
        row.padlock = *sender.lastUsedTransport == Transport::Tls ? Padlock::Closed : Padlock::Open;
    }
    if (sender.lastUsedAt && (!row.lastSeen || *row.lastSeen < *sender.lastUsedAt)) {
        row.lastSeen = sender.lastUsedAt;
    }
}

} // namespace

QString padlockWord(Padlock padlock) {
    switch (padlock) {
    case Padlock::Unknown:
        return SourceListModel::tr("nothing sent yet");
    case Padlock::Open:
        return SourceListModel::tr("last event came in the clear");
    case Padlock::Closed:
        return SourceListModel::tr("last event came over TLS");
    case Padlock::Downgrade:
        return SourceListModel::tr("used in the clear although TLS is required; rotate its token");
    }
    return {};
}

SourceListModel::SourceListModel(SenderListModel& senders, AttentionModel& attention,
                                 EventFeed& feed, DaemonLink& link, QObject* parent)
    : QAbstractListModel(parent), senders_(senders), attention_(attention), link_(link) {
    connect(&senders, &SenderListModel::refreshed, this, &SourceListModel::rebuild);
    connect(&attention, &AttentionModel::changed, this, &SourceListModel::rebuild);
    connect(&feed, &EventFeed::begun, this, &SourceListModel::readRecent);
    connect(&feed, &EventFeed::changed, this, &SourceListModel::take);
}

const SourceRow* SourceListModel::rowAt(int index) const {
    const bool inside = index >= 0 && static_cast<std::size_t>(index) < rows_.size();
    return inside ? &rows_[static_cast<std::size_t>(index)] : nullptr;
}

int SourceListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant SourceListModel::data(const QModelIndex& index, int role) const {
    const auto* row = rowAt(index.row());
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case ProviderRole:
        return shown(row->provider);
    case Qt::ToolTipRole:
        return padlockWord(row->padlock);
    case Qt::AccessibleTextRole: {
        QStringList parts{shown(row->provider), padlockWord(row->padlock)};
        if (row->attention.count > 0) {
            parts << SourceListModel::tr("%1 need attention, worst: %2")
                         .arg(row->attention.count)
                         .arg(severityWord(row->attention.worst));
        }
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

void SourceListModel::readRecent() {
    seen_.clear();
    const protocol::EventListParams params{.dismissed = protocol::Dismissed::Shown,
                                           .limit = kRecent};
    ask<protocol::EventPage>(link_, this, "events.list", params,
                             [this](const Expected<protocol::EventPage>& page) {
                                 if (page) {
                                     take(page->events);
                                 }
                             });
}

void SourceListModel::take(const std::vector<Event>& events) {
    bool fresh = false;
    for (const auto& event : events) {
        const auto [place, added] = seen_.try_emplace(
            event.providerIdentifier, Seen{.at = event.receivedAt, .transport = event.transport});
        if (!added && place->second.at < event.receivedAt) {
            fresh = fresh || place->second.transport != event.transport;
            place->second = {.at = event.receivedAt, .transport = event.transport};
        }
        fresh = fresh || added;
    }
    if (fresh) {
        rebuild();
    }
}

void SourceListModel::rebuild() {
    std::map<std::string, SourceRow> rows;
    for (const auto& [provider, seen] : seen_) {
        rows[provider].padlock = seen.transport == Transport::Tls ? Padlock::Closed : Padlock::Open;
        rows[provider].lastSeen = seen.at;
    }
    for (const auto& [provider, share] : attention_.byProvider()) {
        rows[provider].attention = share;
    }
    for (const auto& sender : senders_.senders()) {
        if (!sender.revokedAt) {
            note(rows[sender.provider], sender);
        }
    }
    std::vector<SourceRow> sorted;
    for (auto& [provider, row] : rows) {
        row.provider = provider;
        sorted.push_back(std::move(row));
    }
    replace(std::move(sorted));
}

/// In place where the sources are the same ones, so that the selection stays.
void SourceListModel::replace(std::vector<SourceRow> rows) {
    const bool same =
        std::ranges::equal(rows, rows_, {}, &SourceRow::provider, &SourceRow::provider);
    if (!same) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (rows_[row] != rows[row]) {
            rows_[row] = std::move(rows[row]);
            const auto at = index(static_cast<int>(row));
            Q_EMIT dataChanged(at, at);
        }
    }
}

} // namespace tempo::model
