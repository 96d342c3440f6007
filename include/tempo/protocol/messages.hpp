#pragma once

#include <tempo/protocol/codec.hpp>
#include <tempo/protocol/messages/activity.hpp>
#include <tempo/protocol/messages/audit.hpp>
#include <tempo/protocol/messages/backups.hpp>
#include <tempo/protocol/messages/diagnostics.hpp>
#include <tempo/protocol/messages/events.hpp>
#include <tempo/protocol/messages/hello.hpp>
#include <tempo/protocol/messages/key.hpp>
#include <tempo/protocol/messages/policy.hpp>
#include <tempo/protocol/messages/scores.hpp>
#include <tempo/protocol/messages/search.hpp>
#include <tempo/protocol/messages/senders.hpp>
#include <tempo/protocol/messages/settings.hpp>
#include <tempo/protocol/messages/sources.hpp>
#include <tempo/protocol/messages/status.hpp>
#include <tempo/protocol/messages/subscriptions.hpp>
#include <tempo/protocol/messages/timeline.hpp>
#include <tempo/protocol/messages/tls.hpp>

/// The parameters and results of every method of the control protocol (docs/CONTROL-PROTOCOL.md).
/// Fields are named as on the wire. A message without fields of its own is `Empty`.
namespace tempo::protocol {

/// An event under the names of the wire: `metadata` and `actions` are parsed JSON there.
inline nlohmann::json eventToJson(const Event& event) {
    return toJson(event);
}

inline Expected<Event> eventFromJson(const nlohmann::json& json) {
    return fromJson<Event>(json);
}

} // namespace tempo::protocol
