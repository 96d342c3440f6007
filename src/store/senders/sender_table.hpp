#pragma once

#include "core/sender.hpp"
#include "core/sender_downgrade.hpp"
#include "core/sender_use.hpp"
#include "store/threads/write_job.hpp"

#include <span>
#include <string>
#include <vector>

/// Senders and their sealed tokens. All of it throws DatabaseFailure; every Error is found before
/// the first write or, for Conflict, by the schema: writers need a savepoint (Undo::Savepoint).
namespace tempo::store {

struct StoredSender {
    Sender sender;
    std::vector<SenderToken> tokens;

    friend bool operator==(const StoredSender&, const StoredSender&) = default;
};

/// All senders, revoked ones too, in the order of their creation.
std::vector<StoredSender> loadSenders(const Connection& connection);

/// Conflict when the name, the id or a token's lookup is taken.
Expected<void> insertSender(WriteContext& context, const Sender& sender,
                            std::span<const SenderToken> tokens);

/// Writes everything but the traces of use (lastUsed…, eventCount, tlsSince), which applyUses
/// keeps, and the marks of markDowngrade. NotFound, or Conflict when the name is taken.
Expected<void> updateSender(WriteContext& context, const Sender& sender);

/// Makes `tokens` the only values by which this sender is known: for a rotation. One that the
/// sender has already keeps the sealed value that the database holds. NotFound, or Conflict when a
/// lookup is taken.
Expected<void> replaceTokens(WriteContext& context, const SenderId& sender,
                             std::span<const SenderToken> tokens);

/// Marks a sender as revoked at the time of the transaction. Its tokens lose their sealed values
/// and stay, so that a later use is told apart from an unknown token. A sender that is revoked
/// already stays as it is. NotFound.
Expected<void> revokeSender(WriteContext& context, const SenderId& sender);

/// Marks a sender as used in the clear although it requires TLS, and its token as exposed. False,
/// and nothing is written, when it is marked already or the token is not its own any more.
bool markDowngrade(WriteContext& context, const SenderDowngrade& downgrade);

/// Takes these marks away, together with replaceTokens. A sender that is unknown has none.
void clearDowngrade(WriteContext& context, const SenderId& sender);

/// Adds uses up. A sender that is unknown by now is left out.
void applyUses(WriteContext& context, std::span<const SenderUse> uses);

} // namespace tempo::store
