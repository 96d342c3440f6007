#pragma once

#include "core/event_batch.hpp"
#include "store/threads/write_job.hpp"

#include <vector>

/// The signatures of requests whose events are stored: in the same transaction, so that no replay
/// passes after a restart either. All of it throws DatabaseFailure.
namespace tempo::store {

struct UsedSignature {
    SenderId sender;
    SignatureMark mark;

    friend bool operator==(const UsedSignature&, const UsedSignature&) = default;
};

/// Those that were signed at `since` or later, the oldest first.
std::vector<UsedSignature> loadSignatures(const Connection& connection, Timestamp since);

/// Keeps one, also where it is kept already.
void rememberSignature(Connection& database, const UsedSignature& used);

/// The same, and forgets a few that are beyond limits::kSignatureTolerance, so that the table
/// cannot grow for ever.
void rememberSignature(WriteContext& context, const SenderId& sender, const SignatureMark& mark);

} // namespace tempo::store
