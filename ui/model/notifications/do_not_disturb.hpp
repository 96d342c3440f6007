#pragma once

#include <QDateTime>
#include <QTime>
#include <optional>
#include <variant>

namespace tempo::model {

/// Hours of every day in which nothing is announced; `from` after `to` goes over midnight.
struct QuietHours {
    QTime from;
    QTime to;

    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

bool isWithin(const QuietHours& hours, QTime time);

/// Whether notifications are held back: by hand, for a time or for good, and in the quiet hours.
/// Pure; every question names the moment, in local time.
class DoNotDisturb {
public:
    void turnOff() { mode_ = Off{}; }
    void turnOn() { mode_ = On{}; }
    void turnOnUntil(QDateTime end) { mode_ = Until{std::move(end)}; }
    void setQuietHours(std::optional<QuietHours> hours) { quiet_ = hours; }

    bool isActive(const QDateTime& now) const;

    /// By hand, quiet hours aside.
    bool isTurnedOn(const QDateTime& now) const;

    /// When it ends by itself; nothing where it does not, or is off.
    std::optional<QDateTime> end(const QDateTime& now) const;

    /// One line for settings and back: `off`, `on`, or a time.
    QString save() const;
    static DoNotDisturb restore(const QString& saved);

    static QDateTime inOneHour(const QDateTime& now) { return now.addSecs(3600); }
    /// Seven in the morning of the next day.
    static QDateTime tomorrow(const QDateTime& now);

private:
    struct Off {};
    struct On {};
    struct Until {
        QDateTime end;
    };
    std::variant<Off, On, Until> mode_;
    std::optional<QuietHours> quiet_;
};

} // namespace tempo::model
