#pragma once

#include "core/rhythm.hpp"
#include "store/threads/write_job.hpp"

#include <tempo/core/attention_counts.hpp>
#include <tempo/core/ids.hpp>
#include <tempo/core/vocabulary.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The sources: the providers that have sent events. Kept with every change of an event by
/// Aggregates. All of it throws DatabaseFailure.
namespace tempo::store {

/// Whether a source stands in the list; one that was removed comes back with its next event.
enum class Listed : std::uint8_t { No, Yes };

struct SourceRow {
    std::string providerIdentifier;
    Rhythm rhythm;            ///< of the times at which its events reached the daemon
    std::uint64_t events = 0; ///< in the database, dismissed ones too
    AttentionCounts attention;
    Transport lastTransport = Transport::Plain;
    SenderId lastSender;
    Listed listed = Listed::Yes;

    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// A source and what is known of who sent its last event.
struct ListedSource {
    SourceRow row;
    std::optional<std::string> senderName; ///< nothing when the sender was deleted
    bool downgradeAttempted = false;       ///< Sender::downgradeAttemptedAt is set
};

/// Those in the list, by name.
std::vector<ListedSource> listedSources(const Connection& connection);

std::optional<SourceRow> findSource(const Connection& connection, std::string_view provider);
void putSource(Connection& connection, const SourceRow& row);

/// Takes the row and the activity of a source away; its events are the caller's business.
void forgetSource(Connection& connection, std::string_view provider);

/// Takes a source out of the list until its next event: its row goes where it has no events.
/// False when it is not in the list.
bool delistSource(WriteContext& context, std::string_view provider);

/// Deletes up to `limit` events of exactly this provider that reached the daemon by `time`, for
/// good, as `erase` does; gives their ids. Fewer than `limit` say that none is left.
std::vector<EventId> eraseOfSource(WriteContext& context, std::string_view provider, Timestamp time,
                                   std::size_t limit);

/// The events that need attention, of all sources.
AttentionCounts countAttention(const Connection& connection);

} // namespace tempo::store
