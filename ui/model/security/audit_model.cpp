#include "model/security/audit_model.hpp"

#include <QStringList>
#include <algorithm>
#include <iterator>

namespace tempo::model {
namespace {

constexpr std::uint32_t kLines = 200;

} // namespace

QString auditSubject(const AuditEntry& entry) {
    QStringList parts;
    for (const auto* part : {&entry.actor, &entry.sender, &entry.address}) {
        if (!part->empty()) {
            parts << shown(*part);
        }
    }
    return parts.join(QStringLiteral(" · "));
}

AuditModel::AuditModel(DaemonLink& link, QObject* parent)
    : QAbstractTableModel(parent), link_(link) {}

void AuditModel::setKinds(protocol::AuditKinds kinds) {
    kinds_ = kinds;
    reload();
}

void AuditModel::setHandled(Handled handled) {
    handled_ = handled;
    reload();
}

void AuditModel::reload() {
    ++generation_;
    before_.reset();
    beginResetModel();
    records_.clear();
    reading_ = false;
    complete_ = false;
    endResetModel();
    fetchMore({});
}

const AuditRecord* AuditModel::recordAt(int row) const {
    const bool inside = row >= 0 && static_cast<std::size_t>(row) < records_.size();
    return inside ? &records_[static_cast<std::size_t>(row)] : nullptr;
}

void AuditModel::handle(std::vector<std::uint64_t> sequences) {
    ask<protocol::ChangedResult>(link_, this, "audit.handle",
                                 protocol::AuditHandleParams{std::move(sequences)},
                                 [this](const Expected<protocol::ChangedResult>& result) {
                                     if (result) {
                                         reload();
                                     } else {
                                         Q_EMIT failed(shown(result.error().detail));
                                     }
                                 });
}

int AuditModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int AuditModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditModel::data(const QModelIndex& index, int role) const {
    const auto* record = recordAt(index.row());
    if (record == nullptr || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    switch (index.column()) {
    case TimeColumn:
        return timeText_.dayAndTime(record->entry.at);
    case KindColumn:
        return record->handledAt ? tr("%1 (handled)").arg(shown(record->entry.kind))
                                 : shown(record->entry.kind);
    case WhoColumn:
        return auditSubject(record->entry);
    case DetailColumn:
        return shown(record->entry.detail);
    case CountColumn:
        return QString::number(record->entry.count);
    default:
        return {};
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case KindColumn:
        return tr("What");
    case WhoColumn:
        return tr("Who");
    case DetailColumn:
        return tr("Why");
    case CountColumn:
        return tr("Count");
    default:
        return {};
    }
}

bool AuditModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !reading_ && !complete_ && records_.size() < kMostRows;
}

void AuditModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) {
        return;
    }
    reading_ = true;
    const protocol::AuditListParams params{.kinds = kinds_, .before = before_, .limit = kLines};
    ask<protocol::AuditPage>(
        link_, this, "audit.list", params,
        [this, asked = generation_](const Expected<protocol::AuditPage>& page) {
            if (asked != generation_) {
                return;
            }
            reading_ = false;
            if (page) {
                append(page->records);
                Q_EMIT loaded();
            } else {
                complete_ = true;
                Q_EMIT failed(shown(page.error().detail));
            }
        });
}

/// Where nothing of a page is to be shown, the next one is read.
void AuditModel::append(const std::vector<AuditRecord>& records) {
    complete_ = records.empty();
    if (complete_) {
        return;
    }
    before_ = records.back().sequence;
    std::vector<AuditRecord> wanted;
    std::ranges::copy_if(records, std::back_inserter(wanted), [this](const AuditRecord& record) {
        return handled_ == Handled::Shown || !record.handledAt;
    });
    if (wanted.empty()) {
        fetchMore({});
        return;
    }
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(wanted.size()) - 1);
    records_.insert(records_.end(), wanted.begin(), wanted.end());
    endInsertRows();
}

} // namespace tempo::model
