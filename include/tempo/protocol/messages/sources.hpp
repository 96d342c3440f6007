#pragma once

#include <tempo/core/attention_counts.hpp>
#include <tempo/core/liveness.hpp>
#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The sources: who sends, and how they are.
namespace tempo::protocol {

/// An umbrella stands for all sources below a dot prefix, and for the source of that name itself.
enum class SourceKind : std::uint8_t { Umbrella, Source };
std::string_view toText(SourceKind kind);

/// How the last event came, in the order in which they call for a look. Downgraded: the sender of
/// it requires TLS, and its token was used in the clear since.
enum class Padlock : std::uint8_t { Closed, Open, Downgraded };
std::string_view toText(Padlock padlock);

struct SourceKey {
    std::string providerIdentifier;
    SourceKind kind = SourceKind::Source;
    friend auto operator<=>(const SourceKey&, const SourceKey&) = default;
};

/// Of an umbrella, everything is summed up over its sources: the first, the latest, the worst.
struct Source {
    std::string providerIdentifier;
    SourceKind kind = SourceKind::Source;
    std::optional<std::string> parent; ///< the provider of the umbrella right above
    std::string displayName;           ///< that of its score, else the provider
    std::optional<std::string> color;  ///< `#RRGGBB`, of its score
    std::uint64_t events = 0;          ///< in the database, dismissed ones too
    std::uint64_t needsAttention = 0;
    std::optional<Severity> worstSeverity; ///< of those that need attention
    AttentionCounts attention;
    Liveness liveness = Liveness::Unknown;
    std::optional<std::chrono::seconds> usualInterval; ///< of a source, once it is known
    Padlock padlock = Padlock::Open;
    Timestamp firstSeen;
    Timestamp lastSeen;
    std::optional<std::string> lastSender; ///< of a source: the name of who sent its last event
    friend bool operator==(const Source&, const Source&) = default;

    SourceKey key() const { return {providerIdentifier, kind}; }
};

// sources.list
struct SourceList {
    std::vector<Source> sources;          ///< by name, an umbrella before what is below it
    std::int64_t elapsedMicroseconds = 0; ///< what it took in the daemon
    friend bool operator==(const SourceList&, const SourceList&) = default;
};

// sources.remove
/// What belongs to a source: it alone, or all below it on dot boundaries too.
enum class Extent : std::uint8_t { Source, Tree };
std::string_view toText(Extent extent);
enum class EventsOfSource : std::uint8_t { Keep, Delete };
std::string_view toText(EventsOfSource events);
enum class SendersOfSource : std::uint8_t { Keep, Revoke };
std::string_view toText(SendersOfSource senders);
struct SourceRemoveParams {
    std::string provider;
    Extent extent = Extent::Source;
    EventsOfSource events = EventsOfSource::Keep;
    SendersOfSource senders = SendersOfSource::Keep;
    friend bool operator==(const SourceRemoveParams&, const SourceRemoveParams&) = default;
};
struct SourceRemoval {
    std::vector<std::string> removed;    ///< the providers
    std::uint64_t deleted = 0;           ///< events
    std::vector<std::string> revoked;    ///< names of senders
    std::vector<std::string> maySendYet; ///< names of senders that could bring one of them back
    friend bool operator==(const SourceRemoval&, const SourceRemoval&) = default;
};

// sources.subscribe
struct SourcesSubscribed {
    std::uint64_t subscription = 0;
    std::vector<Source> sources; ///< as they are now; changes follow as notifications
    friend bool operator==(const SourcesSubscribed&, const SourcesSubscribed&) = default;
};
struct SourcesChanged { // notification `sources.changed`
    std::uint64_t subscription = 0;
    std::vector<Source> sources; ///< new ones, and those of which something has changed
    std::vector<SourceKey> removed;
    friend bool operator==(const SourcesChanged&, const SourcesChanged&) = default;
};

} // namespace tempo::protocol
