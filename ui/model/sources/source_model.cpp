#include "model/sources/source_list_model.hpp"

#include "model/events/event_text.hpp"

#include <QStringList>
#include <algorithm>

namespace tempo::model {
namespace {

Padlock padlockOf(protocol::Padlock padlock) {
    switch (padlock) {
    case protocol::Padlock::Closed:
        return Padlock::Closed;
    case protocol::Padlock::Downgraded:
        return Padlock::Downgrade;
    case protocol::Padlock::Open:
        break;
    }
    return Padlock::Open;
}

SourceRow rowOf(const protocol::Source& source) {
    return {.provider = source.providerIdentifier,
            .name = source.displayName,
            .color = source.color,
            .sender = {},
            .padlock = padlockOf(source.padlock),
            .needsAttention = source.needsAttention,
            .worst = source.worstSeverity.value_or(Severity::Ok),
            .liveness = source.liveness,
            .lastSeen = source.lastSeen};
}

/// Refused posts are no events: only the sender tells of a downgrade before its first one.
void note(SourceRow& row, const Sender& sender) {
    row.provider = sender.provider;
    if (row.name.empty()) {
        row.name = sender.provider;
    }
    if (sender.downgradeAttemptedAt) {
        row.padlock = Padlock::Downgrade;
        row.sender = sender.id.toString();
    }
}

bool maySend(const Sender& sender, const std::string& provider) {
    return provider == sender.provider || provider.starts_with(sender.provider + '.');
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

QString spoken(const SourceRow& row) {
    QStringList parts{shown(row.name), padlockWord(row.padlock)};
    if (row.needsAttention > 0) {
        parts << SourceListModel::tr("%1 need attention, worst: %2")
                     .arg(row.needsAttention)
                     .arg(severityWord(row.worst));
    }
    if (row.liveness == Liveness::Late) {
        parts << SourceListModel::tr("quiet for longer than usual");
    } else if (row.liveness == Liveness::Silent) {
        parts << SourceListModel::tr("silent");
    }
    return parts.join(QStringLiteral(", "));
}

SourceListModel::SourceListModel(SenderListModel& senders, DaemonLink& link, QObject* parent)
    : QAbstractListModel(parent), senders_(senders), link_(link) {
    connect(&senders, &SenderListModel::refreshed, this, &SourceListModel::rebuild);
    connect(&link_, &DaemonLink::statusChanged, this, &SourceListModel::subscribe);
    connect(&link_, &DaemonLink::sourcesChanged, this, &SourceListModel::take);
    connect(&link_, &DaemonLink::listLagged, this, [this](const protocol::ListLagged& lagged) {
        if (lagged.subscription == subscription_) {
            subscribe();
        }
    });
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
        return shown(row->name);
    case ProviderRole:
        return shown(row->provider);
    case Qt::ToolTipRole:
        return shown(row->provider) + QLatin1Char('\n') + spoken(*row);
    case Qt::AccessibleTextRole:
        return spoken(*row);
    default:
        return {};
    }
}

void SourceListModel::subscribe() {
    subscription_.reset();
    if (!link_.isConnected()) {
        return;
    }
    ask<protocol::SourcesSubscribed>(link_, this, "sources.subscribe", protocol::Empty{},
                                     [this](const Expected<protocol::SourcesSubscribed>& begin) {
                                         if (!begin) {
                                             return;
                                         }
                                         subscription_ = begin->subscription;
                                         sources_.clear();
                                         for (const auto& source : begin->sources) {
                                             sources_.insert_or_assign(source.key(), source);
                                         }
                                         rebuild();
                                     });
}

void SourceListModel::take(const protocol::SourcesChanged& changed) {
    if (changed.subscription != subscription_) {
        return;
    }
    for (const auto& source : changed.sources) {
        sources_.insert_or_assign(source.key(), source);
    }
    for (const auto& key : changed.removed) {
        sources_.erase(key);
    }
    rebuild();
}

void SourceListModel::rebuild() {
    std::map<std::string, SourceRow> rows;
    for (const auto& [key, source] : sources_) {
        if (source.kind == protocol::SourceKind::Source) {
            rows.insert_or_assign(source.providerIdentifier, rowOf(source));
        }
    }
    for (const auto& sender : senders_.senders()) {
        if (!sender.revokedAt) {
            note(rows[sender.provider], sender);
        }
    }
    std::vector<SourceRow> sorted;
    for (auto& [provider, row] : rows) {
        if (row.padlock == Padlock::Downgrade && row.sender.empty()) {
            row.sender = exposedSender(provider);
        }
        sorted.push_back(std::move(row));
    }
    replace(std::move(sorted));
}

std::string SourceListModel::exposedSender(const std::string& provider) const {
    const auto found = std::ranges::find_if(senders_.senders(), [&](const Sender& sender) {
        return sender.downgradeAttemptedAt && maySend(sender, provider);
    });
    return found == senders_.senders().end() ? std::string() : found->id.toString();
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
