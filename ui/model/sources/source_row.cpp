#include "model/sources/source_row.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"

#include <QStringList>

namespace tempo::model {
namespace {

struct SourceWords {
    Q_DECLARE_TR_FUNCTIONS(SourceText)
};

Padlock padlockOf(protocol::Padlock padlock) {
    switch (padlock) {
    case protocol::Padlock::Closed:
        return Padlock::Closed;
    case protocol::Padlock::Downgraded:
        return Padlock::Downgrade;
    case protocol::Padlock::Open:
        break;
    }
    return Padlock::Open;
}

QString livenessWords(const SourceRow& row, const TimeText& times) {
    switch (row.liveness) {
    case Liveness::Late:
        return SourceWords::tr("quiet for longer than usual");
    case Liveness::Silent:
        return row.lastSeen
                   ? SourceWords::tr("silent since %1").arg(times.dayAndTime(*row.lastSeen))
                   : SourceWords::tr("silent");
    default:
        return {};
    }
}

} // namespace

SourceRow rowOf(const protocol::Source& source) {
    return {.provider = source.providerIdentifier,
            .kind = source.kind,
            .parent = source.parent,
            .name = source.displayName,
            .color = source.color,
            .sender = {},
            .padlock = padlockOf(source.padlock),
            .events = source.events,
            .needsAttention = source.needsAttention,
            .worst = source.worstSeverity.value_or(Severity::Ok),
            .liveness = source.liveness,
            .lastSeen = source.lastSeen};
}

QString padlockWord(Padlock padlock) {
    switch (padlock) {
    case Padlock::Unknown:
        return SourceWords::tr("nothing sent yet");
    case Padlock::Open:
        return SourceWords::tr("last event came in the clear");
    case Padlock::Closed:
        return SourceWords::tr("last event came over TLS");
    case Padlock::Downgrade:
        return SourceWords::tr("used in the clear although TLS is required; rotate its token");
    }
    return {};
}

QString spoken(const SourceRow& row, const TimeText& times) {
    const auto name = shown(row.name);
    QStringList parts{
        row.kind == protocol::SourceKind::Umbrella ? SourceWords::tr("all of %1").arg(name) : name,
        padlockWord(row.padlock)};
    if (row.needsAttention > 0) {
        parts << SourceWords::tr("needing attention: %1, the worst: %2")
                     .arg(row.needsAttention)
                     .arg(severityWord(row.worst));
    }
    if (const auto liveness = livenessWords(row, times); !liveness.isEmpty()) {
        parts << liveness;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace tempo::model
