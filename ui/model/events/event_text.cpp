#include "model/events/event_text.hpp"

#include "model/text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace tempo::model {
namespace {

struct EventWords {
    Q_DECLARE_TR_FUNCTIONS(EventText)
};

constexpr std::size_t kMostTwoDigits = 99;

} // namespace

QString severityWord(Severity severity) {
    switch (severity) {
    case Severity::Ok:
        return EventWords::tr("OK");
    case Severity::Info:
        return EventWords::tr("Info");
    case Severity::Warning:
        return EventWords::tr("Warning");
    case Severity::Error:
        return EventWords::tr("Error");
    case Severity::Critical:
        return EventWords::tr("Critical");
    }
    return {};
}

QString stateWord(State state) {
    switch (state) {
    case State::Firing:
        return EventWords::tr("Firing");
    case State::Resolved:
        return EventWords::tr("Resolved");
    case State::Info:
        return EventWords::tr("Info");
    }
    return {};
}

QString transportWord(Transport transport) {
    return transport == Transport::Tls ? EventWords::tr("TLS") : EventWords::tr("in the clear");
}

QString attentionWord(const EventRow& row) {
    if (row.dismissed) {
        return EventWords::tr("dismissed");
    }
    if (row.acknowledged) {
        return EventWords::tr("acknowledged");
    }
    return row.needsAttention ? EventWords::tr("needs attention") : QString();
}

QString spoken(const EventRow& row, const TimeText& times) {
    QStringList parts{severityWord(row.severity), shown(row.title)};
    if (!row.subtitle.empty()) {
        parts << shown(row.subtitle);
    }
    parts << shown(row.provider) << times.dayAndTime(row.startDate);
    if (const auto attention = attentionWord(row); !attention.isEmpty()) {
        parts << attention;
    }
    return parts.join(QStringLiteral(", "));
}

QString tooltip(const EventRow& row, const TimeText& times) {
    QStringList lines{shown(row.title).toHtmlEscaped()};
    if (!row.subtitle.empty()) {
        lines << shown(row.subtitle).toHtmlEscaped();
    }
    lines << shown(row.provider).toHtmlEscaped() + QStringLiteral(" · ") +
                 times.dayAndTime(row.startDate) + QStringLiteral(" · ") +
                 severityWord(row.severity) + QStringLiteral(" · ") + stateWord(row.state);
    return QStringLiteral("<qt>") + lines.join(QStringLiteral("<br>")) + QStringLiteral("</qt>");
}

QString shortCount(std::size_t count) {
    return count > kMostTwoDigits ? QStringLiteral("99+") : QString::number(count);
}

QString byteCount(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace tempo::model
