#include "model/activity/activity_model.hpp"

#include "model/events/event_text.hpp"
#include "model/timeline/timeline_text.hpp"

#include <QLocale>
#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

constexpr int kHours = 24;
constexpr int kDays = 84;
constexpr int kDaysOfAWeek = 7;

std::uint64_t sumOf(const protocol::SeverityCounts& counts) {
    return counts.ok + counts.info + counts.warning + counts.error + counts.critical;
}

Severity worstOf(const protocol::SeverityCounts& counts) {
    if (counts.critical > 0) {
        return Severity::Critical;
    }
    if (counts.error > 0) {
        return Severity::Error;
    }
    if (counts.warning > 0) {
        return Severity::Warning;
    }
    return counts.info > 0 ? Severity::Info : Severity::Ok;
}

std::vector<Timestamp> hourStarts(Timestamp now, const TimeText& times) {
    auto start = times.beginningOfHour(now);
    std::vector<Timestamp> starts{start + std::chrono::hours(1)};
    while (starts.size() <= kHours) {
        starts.push_back(start);
        start = times.beginningOfHour(start - std::chrono::milliseconds(1));
    }
    return {starts.rbegin(), starts.rend()};
}

std::vector<Timestamp> dayStarts(Timestamp now, const TimeText& times) {
    const auto today = times.dateOf(now);
    std::vector<Timestamp> starts;
    for (int day = 1 - kDays; day <= 1; ++day) {
        starts.push_back(times.beginningOf(today.addDays(day)));
    }
    return starts;
}

} // namespace

std::vector<Timestamp> startsOf(Stretches stretches, Timestamp now, const TimeText& times) {
    return stretches == Stretches::Hours ? hourStarts(now, times) : dayStarts(now, times);
}

ActivityModel::ActivityModel(DaemonLink& link, Stretches stretches, QObject* parent)
    : QAbstractTableModel(parent), stretches_(stretches),
      subscription_(link, this, "activity.subscribe",
                    [this](const protocol::ActivitySubscribed& begun) {
                        if (begun.counts.size() == counts_.size()) {
                            counts_ = begun.counts;
                            tellAll();
                        }
                    }) {
    connect(&link, &DaemonLink::activityChanged, this,
            [this](const protocol::ActivityChanged& changed) {
                if (!subscription_.isOf(changed.subscription)) {
                    return;
                }
                for (const auto& change : changed.changes) {
                    if (change.index < counts_.size()) {
                        counts_[change.index] = change.counts;
                    }
                }
                tellAll();
            });
}

void ActivityModel::setProvider(std::optional<std::string> provider) {
    if (provider_ != provider) {
        provider_ = std::move(provider);
        ask();
    }
}

void ActivityModel::setTimeText(TimeText times) {
    times_ = std::move(times);
    tellHeaders();
    tellAll();
}

void ActivityModel::setNow(Timestamp now) {
    auto starts = startsOf(stretches_, now, times_);
    if (starts != starts_) {
        starts_ = std::move(starts);
        counts_.assign(starts_.size() - 1, {});
        tellHeaders();
        ask();
    }
}

void ActivityModel::ask() {
    if (!starts_.empty()) {
        subscription_.ask({.starts = starts_, .provider = provider_});
    }
}

std::optional<Timestamp> ActivityModel::endOf(const QModelIndex& cell) const {
    const auto place = placeOf(cell);
    return place < counts_.size() ? std::optional(starts_[place + 1]) : std::nullopt;
}

int ActivityModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : stretches_ == Stretches::Hours ? 1 : kDaysOfAWeek;
}

int ActivityModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : stretches_ == Stretches::Hours ? kHours : kDays / kDaysOfAWeek;
}

std::size_t ActivityModel::placeOf(const QModelIndex& index) const {
    return static_cast<std::size_t>(index.column() * rowCount() + index.row());
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const {
    const auto place = placeOf(index);
    if (place >= counts_.size()) {
        return {};
    }
    const auto sum = sumOf(counts_[place]);
    switch (role) {
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return words(place);
    case ShareRole:
        return most_ == 0 ? 0.0 : static_cast<double>(sum) / static_cast<double>(most_);
    case SeverityRole:
        return static_cast<int>(worstOf(counts_[place]));
    case CountRole:
        return static_cast<qulonglong>(sum);
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool isWord = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    const auto sections = orientation == Qt::Horizontal ? columnCount() : rowCount();
    if (!isWord || counts_.empty() || section < 0 || section >= sections) {
        return {};
    }
    const auto first =
        orientation == Qt::Horizontal ? placeOf(index(0, section)) : placeOf(index(section, 0));
    if (stretches_ == Stretches::Hours) {
        return orientation == Qt::Horizontal ? hours(first) : tr("Hour");
    }
    const auto date = times_.dateOf(starts_[first]);
    return orientation == Qt::Horizontal
               ? tr("Week from %1").arg(QLocale().toString(date, QLocale::ShortFormat))
               : QLocale().standaloneDayName(date.dayOfWeek());
}

/// As `14:00 to 15:00`.
QString ActivityModel::hours(std::size_t place) const {
    return tr("%1 to %2").arg(times_.time(starts_[place]), times_.time(starts_[place + 1]));
}

/// As `Today, 14:00 to 15:00: 20 events, worst: Error`.
QString ActivityModel::words(std::size_t place) const {
    const auto& counts = counts_[place];
    const auto sum = sumOf(counts);
    const auto day = times_.day(starts_[place], times_.dateOf(starts_[counts_.size() - 1]));
    const auto when = stretches_ == Stretches::Hours ? tr("%1, %2").arg(day, hours(place)) : day;
    if (sum == 0) {
        return tr("%1: no events").arg(when);
    }
    return tr("%1: %2, worst: %3").arg(when, eventCount(sum), severityWord(worstOf(counts)));
}

void ActivityModel::tellHeaders() {
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void ActivityModel::tellAll() {
    most_ = 0;
    for (const auto& counts : counts_) {
        most_ = std::max(most_, sumOf(counts));
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace tempo::model
