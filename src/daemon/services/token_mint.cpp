#include "daemon/services/token_mint.hpp"

#include "crypto/digest.hpp"
#include "crypto/token.hpp"

namespace tempo::daemon {
namespace {

/// The row that a sealed token is bound to: its sender and its own lookup.
std::string rowOf(const SenderToken& token) {
    return token.sender.toString() + '/' + crypto::toHex(crypto::asBytes(token.lookup));
}

} // namespace

TokenMint::Issued TokenMint::issue(const Sender& sender) const {
    Issued issued{.value = crypto::newToken(), .stored = {}};
    issued.stored.sender = sender.id;
    const auto lookup = lookupHash_(issued.value.view());
    issued.stored.lookup.assign(lookup.begin(), lookup.end());
    if (!sender.showOnce) {
        issued.stored.sealed =
            box_.seal({crypto::Purpose::SealedToken, rowOf(issued.stored)}, issued.value.bytes());
    }
    return issued;
}

Expected<crypto::SecretBytes> TokenMint::open(const SenderToken& token) const {
    return box_.open({crypto::Purpose::SealedToken, rowOf(token)}, token.sealed);
}

} // namespace tempo::daemon
