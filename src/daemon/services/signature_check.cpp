#include "daemon/services/signature_check.hpp"

#include "crypto/keyed_hash.hpp"
#include "crypto/secret.hpp"

#include <algorithm>

namespace tempo::daemon {
namespace {

/// Signatures kept for each sender: one that posts at the usual rate has 1,200 in ten minutes.
constexpr std::size_t kRememberedSignatures = 4096;

bool isKept(const SenderToken& token, Timestamp now) {
    return !token.sealed.empty() && (!token.validUntil || now < *token.validUntil);
}

} // namespace

SignatureCheck::SignatureCheck(const access::SenderRegistry& registry, const TokenMint& mint)
    : registry_(registry), mint_(mint), replays_(kRememberedSignatures) {}

void SignatureCheck::load(std::span<const store::UsedSignature> used, Timestamp now) {
    for (const auto& [sender, mark] : used) {
        replays_.claim(sender, mark.signedAt, mark.mac, now);
    }
}

access::Authentication SignatureCheck::expect(const access::RequestSignature& signature,
                                              const access::Peer& peer, Timestamp now) const {
    auto found = registry_.identify(signature.sender, peer, now);
    if (!found.accepted()) {
        return found;
    }
    const auto tokens = registry_.tokensOf(signature.sender);
    if (std::ranges::none_of(tokens, [now](const auto& token) { return isKept(token, now); })) {
        found.cause = access::Refusal::CannotSign;
    } else if (!access::isTimely(signature, now)) {
        found.cause = access::Refusal::ClockDiffers;
    }
    return found;
}

access::Authentication SignatureCheck::verify(const access::RequestSignature& signature,
                                              std::string_view head, std::string_view body,
                                              const access::Peer& peer, Timestamp now) {
    auto found = expect(signature, peer, now);
    if (found.accepted()) {
        found.cause = match(signature, head, body, now);
    }
    if (found.accepted() && signature.signedAt &&
        !replays_.claim(signature.sender, *signature.signedAt, signature.mac, now)) {
        found.cause = access::Refusal::Replayed;
    }
    return found;
}

access::Refusal SignatureCheck::match(const access::RequestSignature& signature,
                                      std::string_view head, std::string_view body,
                                      Timestamp now) const {
    auto cause = access::Refusal::CannotOpen;
    for (const auto& token : registry_.tokensOf(signature.sender)) {
        if (!isKept(token, now)) {
            continue;
        }
        const auto value = mint_.open(token);
        if (!value) {
            continue;
        }
        const crypto::KeyedHash hash(*value);
        const auto right = hash(head, body);
        if (crypto::SecretBytes::copyOf(right).equals(signature.mac)) {
            return access::Refusal::None;
        }
        cause = access::Refusal::WrongSignature;
    }
    return cause;
}

} // namespace tempo::daemon
