#pragma once

#include "model/link/list_subscription.hpp"
#include "model/time_text.hpp"

#include <QAbstractTableModel>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tempo::model {

/// The stretches of time that a grid counts events of.
enum class Stretches : std::uint8_t {
    Hours, ///< the last 24 of the clock, in one row
    Days   ///< the last 84, a column for each seven of them
};

/// Where they begin, and where the last one ends: in the calendar of `times`, however long an hour
/// or a day is there. Pure.
std::vector<Timestamp> startsOf(Stretches stretches, Timestamp now, const TimeText& times);

/// How many events there were when, as a table of cells; the last cell is the present hour or day.
class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// Of a cell: the share of the fullest cell's count, 0 to 1; the worst severity in it, as a
    /// number; how many events.
    enum Role { ShareRole = Qt::UserRole + 1, SeverityRole, CountRole };

    ActivityModel(DaemonLink& link, Stretches stretches, QObject* parent = nullptr);

    /// Of this source and those below it, or of all.
    void setProvider(std::optional<std::string> provider);
    void setTimeText(TimeText times);

    /// What the clock says; asks anew when another hour or day has begun.
    void setNow(Timestamp now);

    /// When the stretch of a cell ends, which is where its newest events are.
    std::optional<Timestamp> endOf(const QModelIndex& cell) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    /// For a screen reader: the hour; or the day of the week, and when the seven days begin.
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void ask();
    std::size_t placeOf(const QModelIndex& index) const;
    QString hours(std::size_t place) const;
    QString words(std::size_t place) const;
    void tellHeaders();
    void tellAll();

    Stretches stretches_;
    TimeText times_;
    std::optional<std::string> provider_;
    std::vector<Timestamp> starts_;
    std::vector<protocol::SeverityCounts> counts_; ///< one fewer than starts_
    std::uint64_t most_ = 0;
    ListSubscription<protocol::ActivityParams, protocol::ActivitySubscribed> subscription_;
};

} // namespace tempo::model
