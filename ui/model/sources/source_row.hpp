#pragma once

#include "model/time_text.hpp"

#include <tempo/protocol/messages/sources.hpp>

#include <QString>
#include <optional>
#include <string>

namespace tempo::model {

enum class Padlock : std::uint8_t {
    Unknown,  ///< nothing has come yet
    Open,     ///< the last event came in the clear
    Closed,   ///< the last event came over TLS
    Downgrade ///< a sender that requires TLS was used in the clear: its token is to be rotated
};

/// What a padlock means, in words.
QString padlockWord(Padlock padlock);

/// A source, or an umbrella over several, as the pane shows it.
struct SourceRow {
    std::string provider;
    protocol::SourceKind kind = protocol::SourceKind::Source;
    std::optional<std::string> parent; ///< the provider of the umbrella right above
    std::string name; ///< that of its score, else the provider; below its umbrella what is its own
    std::optional<std::string> color; ///< `#RRGGBB`, of its score
    std::string sender; ///< the id of the sender that a downgrade is about; else empty
    Padlock padlock = Padlock::Unknown;
    std::uint64_t events = 0;
    std::uint64_t needsAttention = 0;
    Severity worst = Severity::Ok; ///< of those that need attention
    Liveness liveness = Liveness::Unknown;
    std::optional<Timestamp> lastSeen; ///< nothing before the first event

    protocol::SourceKey key() const { return {provider, kind}; }
    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

SourceRow rowOf(const protocol::Source& source);

/// What a source says in words: how its last event came, what needs attention, whether it is late.
QString spoken(const SourceRow& row, const TimeText& times);

} // namespace tempo::model
