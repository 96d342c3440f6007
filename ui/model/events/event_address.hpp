#pragma once

#include <tempo/core/ids.hpp>

#include <QString>
#include <optional>

namespace tempo::model {

/// The event that `tempo://event/<id>` names; nothing for any other text.
std::optional<EventId> eventOfAddress(const QString& address);

QString addressOf(const EventId& id);

} // namespace tempo::model
