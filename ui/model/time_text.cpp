#include "model/time_text.hpp"

#include <QDateTime>
#include <QLocale>

namespace tempo::model {
namespace {

QDateTime moment(Timestamp at, const QTimeZone& zone) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), zone);
}

} // namespace

TimeText::TimeText(TimeFormat format, QTimeZone zone) : format_(format), zone_(std::move(zone)) {}

QString TimeText::time(Timestamp at) const {
    const QTime time = moment(at, zone_).time();
    switch (format_) {
    case TimeFormat::Hours24:
        return time.toString(QStringLiteral("HH:mm"));
    case TimeFormat::Hours12:
        return QLocale::c().toString(time, QStringLiteral("h:mm AP"));
    case TimeFormat::System:
        break;
    }
    return QLocale().toString(time, QLocale::ShortFormat);
}

QString TimeText::day(Timestamp at, QDate today) const {
    const QDate date = dateOf(at);
    if (date == today) {
        return tr("Today");
    }
    if (date == today.addDays(-1)) {
        return tr("Yesterday");
    }
    return QLocale().toString(date, QLocale::LongFormat);
}

QString TimeText::dayAndTime(Timestamp at) const {
    return QLocale().toString(dateOf(at), QLocale::ShortFormat) + QLatin1Char(' ') + time(at);
}

QString TimeText::ago(Timestamp at, Timestamp now) {
    using namespace std::chrono;
    const auto passed = now - at;
    if (passed < minutes(1)) {
        return tr("just now");
    }
    if (passed < hours(1)) {
        return tr("%1 min ago").arg(duration_cast<minutes>(passed).count());
    }
    if (passed < days(1)) {
        return tr("%1 h ago").arg(duration_cast<hours>(passed).count());
    }
    const auto whole = duration_cast<days>(passed).count();
    return whole == 1 ? tr("1 day ago") : tr("%1 days ago").arg(whole);
}

QDate TimeText::dateOf(Timestamp at) const {
    return moment(at, zone_).date();
}

Timestamp TimeText::beginningOf(QDate day) const {
    return Timestamp(std::chrono::milliseconds(day.startOfDay(zone_).toMSecsSinceEpoch()));
}

Timestamp TimeText::beginningOfHour(Timestamp at) const {
    const QTime time = moment(at, zone_).time();
    return at - std::chrono::minutes(time.minute()) - std::chrono::seconds(time.second()) -
           std::chrono::milliseconds(time.msec());
}

} // namespace tempo::model
