#include "model/events/event_address.hpp"

#include "model/text.hpp"

namespace tempo::model {
namespace {

const QLatin1String kPrefix("tempo://event/");

} // namespace

std::optional<EventId> eventOfAddress(const QString& address) {
    if (!address.startsWith(kPrefix, Qt::CaseInsensitive)) {
        return std::nullopt;
    }
    auto id = address.mid(kPrefix.size());
    if (id.endsWith(QLatin1Char('/'))) {
        id.chop(1);
    }
    return EventId::parse(wire(id));
}

QString addressOf(const EventId& id) {
    return kPrefix + shown(id.toString());
}

} // namespace tempo::model
