#pragma once

#include <tempo/core/timestamp.hpp>

#include <QCoreApplication>
#include <QDate>
#include <QString>
#include <QTimeZone>

namespace tempo::model {

enum class TimeFormat : std::uint8_t {
    System,  ///< as the language says
    Hours24, ///< 17:05
    Hours12  ///< 5:05 PM
};

/// Times as a person reads them, in the machine's own zone or the one given. Pure.
class TimeText {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
public:
    explicit TimeText(TimeFormat format = TimeFormat::System,
                      QTimeZone zone = QTimeZone::systemTimeZone());

    /// The time of the day alone.
    QString time(Timestamp at) const;

    /// The day alone, in words where it is `today` or the day before.
    QString day(Timestamp at, QDate today) const;

    /// Day and time, for a place where the day is not said otherwise.
    QString dayAndTime(Timestamp at) const;

    /// How long ago, in one unit: `just now`, `5 min ago`, `3 h ago`, `2 days ago`.
    static QString ago(Timestamp at, Timestamp now);

    QDate dateOf(Timestamp at) const;

    /// When the day begins: not at midnight where clocks are put forward then.
    Timestamp beginningOf(QDate day) const;

    /// When the hour of the clock began that `at` is in.
    Timestamp beginningOfHour(Timestamp at) const;

private:
    TimeFormat format_;
    QTimeZone zone_;
};

} // namespace tempo::model
