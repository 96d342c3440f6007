#include "daemon/services/token_mint.hpp"

#include "crypto/token.hpp"
#include "store/senders/sealed_values.hpp"

namespace tempo::daemon {
TokenMint::Issued TokenMint::issue(const Sender& sender) const {
    Issued issued{.value = crypto::newToken(), .stored = {}};
    issued.stored.sender = sender.id;
    issued.stored.lookupKey = lookupKeyId_;
    const auto lookup = lookupHash_(issued.value.view());
    issued.stored.lookup.assign(lookup.begin(), lookup.end());
    if (!sender.showOnce) {
        issued.stored.sealed =
            box_.seal({crypto::Purpose::SealedToken, store::sealedRowOf(issued.stored)},
                      issued.value.bytes());
    }
    return issued;
}

Expected<crypto::SecretBytes> TokenMint::open(const SenderToken& token) const {
    return box_.open({crypto::Purpose::SealedToken, store::sealedRowOf(token)}, token.sealed);
}

} // namespace tempo::daemon
