#include "model/settings/triage_words.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tempo::model {
namespace {

struct Triage {
    Q_DECLARE_TR_FUNCTIONS(TriageWords)
};

QString eventsOf(const QString& provider, const std::optional<Severity>& severity) {
    if (provider.isEmpty()) {
        return severity ? Triage::tr("events with severity %1").arg(severityWord(*severity))
                        : Triage::tr("all events");
    }
    return severity
               ? Triage::tr("events of %1 with severity %2").arg(provider, severityWord(*severity))
               : Triage::tr("events of %1").arg(provider);
}

/// `unit` is a letter of core/duration.
QString after(int count, QChar unit) {
    switch (unit.toLatin1()) {
    case 'w':
        return Triage::tr("after %n weeks", nullptr, count);
    case 'd':
        return Triage::tr("after %n days", nullptr, count);
    case 'h':
        return Triage::tr("after %n hours", nullptr, count);
    case 'm':
        return Triage::tr("after %n minutes", nullptr, count);
    default:
        return Triage::tr("after %n seconds", nullptr, count);
    }
}

} // namespace

QString triageWords(const QString& rule) {
    static const QRegularExpression form(
        QStringLiteral("^ *(acknowledge|dismiss) +(\\w+)(?: +of +(\\S+))? +(?:never|after "
                       "+(\\d{1,9})([wdhms])) *$"));
    const auto parts = form.match(rule);
    const auto severity = parseSeverity(wire(parts.captured(2)));
    if (!parts.hasMatch() || (!severity && parts.captured(2) != QStringLiteral("any"))) {
        return rule;
    }
    const bool dismisses = parts.captured(1) == QStringLiteral("dismiss");
    const auto events = eventsOf(parts.captured(3), severity);
    if (parts.captured(5).isEmpty()) {
        return (dismisses ? Triage::tr("Never dismiss %1") : Triage::tr("Never acknowledge %1"))
            .arg(events);
    }
    return (dismisses ? Triage::tr("Dismiss %1 %2", "events, after a time")
                      : Triage::tr("Acknowledge %1 %2", "events, after a time"))
        .arg(events, after(parts.captured(4).toInt(), parts.captured(5).at(0)));
}

} // namespace tempo::model
