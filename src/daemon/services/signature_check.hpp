#pragma once

#include "access/replay_memory.hpp"
#include "access/request_signature.hpp"
#include "access/sender_registry.hpp"
#include "daemon/services/token_mint.hpp"
#include "store/senders/signature_table.hpp"

#include <span>
#include <string_view>

namespace tempo::daemon {

/// Checks the requests that are signed with a token instead of carrying it.
///
/// The sealed token is opened for each request, used for one HMAC and wiped. That takes some tens
/// of microseconds, little beside the commit that the request waits for; in return no key of a
/// sender stays in memory, and a rotation needs nobody to forget one. Io thread.
class SignatureCheck {
public:
    /// Both must outlive it.
    SignatureCheck(const access::SenderRegistry& registry, const TokenMint& mint);

    /// Takes over what was used before the daemon started.
    void load(std::span<const store::UsedSignature> used, Timestamp now);

    /// What the header alone tells, in this order: the sender is known, may send, has a token that
    /// can be opened again, and its clock agrees with ours.
    access::Authentication expect(const access::RequestSignature& signature,
                                  const access::Peer& peer, Timestamp now) const;

    /// The same, then whether the signature is that of one of the sender's tokens over `head` and
    /// `body`, and used for the first time. Comparing takes the same time for any signature.
    access::Authentication verify(const access::RequestSignature& signature, std::string_view head,
                                  std::string_view body, const access::Peer& peer, Timestamp now);

private:
    access::Refusal match(const access::RequestSignature& signature, std::string_view head,
                          std::string_view body, Timestamp now) const;

    const access::SenderRegistry& registry_;
    const TokenMint& mint_;
    access::ReplayMemory replays_;
};

} // namespace tempo::daemon
