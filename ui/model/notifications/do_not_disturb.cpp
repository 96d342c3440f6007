#include "model/notifications/do_not_disturb.hpp"

#include <QTimeZone>

namespace tempo::model {
namespace {

const QTime kMorning(7, 0);

} // namespace

bool isWithin(const QuietHours& hours, QTime time) {
    if (hours.from <= hours.to) {
        return time >= hours.from && time < hours.to;
    }
    return time >= hours.from || time < hours.to;
}

bool DoNotDisturb::isActive(const QDateTime& now) const {
    return isTurnedOn(now) || (quiet_ && isWithin(*quiet_, now.time()));
}

bool DoNotDisturb::isTurnedOn(const QDateTime& now) const {
    if (const auto* until = std::get_if<Until>(&mode_)) {
        return now < until->end;
    }
    return std::holds_alternative<On>(mode_);
}

std::optional<QDateTime> DoNotDisturb::end(const QDateTime& now) const {
    const auto* until = std::get_if<Until>(&mode_);
    return until != nullptr && now < until->end ? std::optional(until->end) : std::nullopt;
}

QString DoNotDisturb::save() const {
    if (const auto* until = std::get_if<Until>(&mode_)) {
        return until->end.toUTC().toString(Qt::ISODate);
    }
    return std::holds_alternative<On>(mode_) ? QStringLiteral("on") : QStringLiteral("off");
}

DoNotDisturb DoNotDisturb::restore(const QString& saved) {
    DoNotDisturb restored;
    if (saved == QStringLiteral("on")) {
        restored.turnOn();
    } else if (const auto end = QDateTime::fromString(saved, Qt::ISODate); end.isValid()) {
        restored.turnOnUntil(end.toLocalTime());
    }
    return restored;
}

QDateTime DoNotDisturb::tomorrow(const QDateTime& now) {
    return {now.date().addDays(1), kMorning, now.timeZone()};
}

} // namespace tempo::model
