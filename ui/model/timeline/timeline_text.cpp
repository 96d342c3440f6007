#include "model/timeline/timeline_text.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <limits>

namespace tempo::model {
namespace {

struct TimelineWords {
    Q_DECLARE_TR_FUNCTIONS(TimelineText)
};

using Kind = TimelineLine::Kind;

QString foldWord(TimelineLine::Fold fold) {
    switch (fold) {
    case TimelineLine::Fold::Folded:
        return TimelineWords::tr("folded");
    case TimelineLine::Fold::Unfolded:
        return TimelineWords::tr("unfolded");
    case TimelineLine::Fold::None:
        break;
    }
    return {};
}

QString attentionOf(const TimelineEntry& entry) {
    const auto needing = entry.stack ? entry.stack->needsAttention : 0;
    if (needing > 1) {
        return TimelineWords::tr("%n need attention", nullptr, static_cast<int>(needing));
    }
    return needing == 1 ? TimelineWords::tr("needs attention") : attentionWord(entry.event);
}

QString spokenEntry(const TimelineLine& line, const TimeText& times) {
    const auto& entry = *line.entry;
    const auto& row = entry.event;
    QStringList parts{labelOf(row, entry.severity()), shown(entry.title())};
    if (!row.subtitle.empty()) {
        parts << shown(row.subtitle);
    }
    parts << shown(row.provider) << times.dayAndTime(row.startDate);
    if (!row.tag.empty()) {
        parts << TimelineWords::tr("tag %1").arg(shown(row.tag));
    }
    if (entry.stack && entry.stack->events > 1) {
        parts << TimelineWords::tr("stack of %1").arg(eventCount(entry.stack->events))
              << foldWord(line.fold);
    } else if (line.kind == Kind::Member) {
        parts << TimelineWords::tr("in the stack above");
    }
    if (const auto attention = attentionOf(entry); !attention.isEmpty()) {
        parts << attention;
    }
    return parts.join(QStringLiteral(", "));
}

QString entryTooltip(const TimelineEntry& entry, const TimeText& times) {
    QStringList lines{shown(entry.title()).toHtmlEscaped()};
    if (!entry.event.subtitle.empty()) {
        lines << shown(entry.event.subtitle).toHtmlEscaped();
    }
    lines << shown(entry.event.provider).toHtmlEscaped() + QStringLiteral(" · ") +
                 times.dayAndTime(entry.event.startDate) + QStringLiteral(" · ") +
                 severityWord(entry.severity()) + QStringLiteral(" · ") +
                 stateWord(entry.event.state);
    if (entry.stack && entry.stack->events > 1) {
        lines << TimelineWords::tr("Stack of %1. Space, or a click on the arrow, unfolds it.")
                     .arg(eventCount(entry.stack->events));
    }
    return QStringLiteral("<qt>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

} // namespace

QString lineText(const TimelineLine& line, const TimeText& times) {
    switch (line.kind) {
    case Kind::Day:
        return times.day(times.beginningOf(line.day), QDate::currentDate());
    case Kind::Newer:
        return TimelineWords::tr("Newer events of this stack…");
    case Kind::Older:
        return TimelineWords::tr("Older events of this stack…");
    case Kind::Entry:
    case Kind::Member:
        break;
    }
    return shown(line.entry->title());
}

QString spokenLine(const TimelineLine& line, const TimeText& times) {
    return line.isEvent() ? spokenEntry(line, times) : lineText(line, times);
}

QString lineTooltip(const TimelineLine& line, const TimeText& times) {
    return line.isEvent() ? entryTooltip(*line.entry, times) : QString();
}

QString labelOf(const EventRow& row, Severity severity) {
    return row.label.empty() ? severityWord(severity) : shown(row.label);
}

QString eventCount(std::uint64_t events) {
    const auto number = static_cast<int>(
        std::min<std::uint64_t>(events, std::numeric_limits<int>::max())); // for the plural
    return number == 1 ? TimelineWords::tr("1 event")
                       : TimelineWords::tr("%n events", nullptr, number);
}

} // namespace tempo::model
