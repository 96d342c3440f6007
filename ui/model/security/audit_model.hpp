#pragma once

#include "model/link/daemon_link.hpp"
#include "model/time_text.hpp"

#include <QAbstractTableModel>
#include <cstdint>
#include <optional>
#include <vector>

namespace tempo::model {

/// The audit log, newest first, read page by page as it is scrolled to. At most kMostRows are kept:
/// whoever wants to see more exports it.
class AuditModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { TimeColumn, KindColumn, WhoColumn, DetailColumn, CountColumn, ColumnCount };
    static constexpr std::size_t kMostRows = 5000;

    explicit AuditModel(DaemonLink& link, QObject* parent = nullptr);

    void setKinds(protocol::AuditKinds kinds);

    /// Whether lines that somebody has seen to are shown.
    enum class Handled : std::uint8_t { Shown, Hidden };
    void setHandled(Handled handled);
    void setTimeText(TimeText timeText) { timeText_ = std::move(timeText); }
    void reload();

    const AuditRecord* recordAt(int row) const;

    /// Marks these lines as handled.
    void handle(std::vector<std::uint64_t> sequences);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void loaded();
    void failed(const QString& problem);

private:
    void append(const std::vector<AuditRecord>& records);

    DaemonLink& link_;
    protocol::AuditKinds kinds_ = protocol::AuditKinds::All;
    TimeText timeText_;
    std::vector<AuditRecord> records_;
    std::uint64_t generation_ = 0;
    Handled handled_ = Handled::Shown;
    std::optional<std::uint64_t> before_; ///< the oldest line that has been read
    bool reading_ = false;
    bool complete_ = false;
};

/// Who or what a line is about: the person who did it, or sender and address of a refusal.
QString auditSubject(const AuditEntry& entry);

} // namespace tempo::model
