#pragma once

#include "access/failed_attempts.hpp"
#include "access/sender_registry.hpp"
#include "daemon/services/downgrade_recorder.hpp"
#include "daemon/services/signature_check.hpp"
#include "daemon/services/token_mint.hpp"
#include "daemon/services/unopened_tokens.hpp"
#include "http/ports.hpp"

#include <tempo/core/clock.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace tempo::daemon {

/// The rates that hold for every sender and every stranger.
struct GateSettings {
    std::optional<std::uint32_t> ratePerToken; ///< events a minute; nothing: no limit
    std::uint32_t failedAuthenticationsPerMinute = 20;
};

/// Decides at each request who it comes from and whether it may go on. Io thread.
class SenderGate final : public http::SenderGate {
public:
    /// All must outlive it.
    SenderGate(access::SenderRegistry& registry, const TokenMint& mint,
               DowngradeRecorder& downgrades, const Clock& clock);

    /// So that a refusal for want of a sender can say more. `unopened` must outlive it.
    void attach(const UnopenedTokens& unopened) { unopened_ = &unopened; }

    void configure(const GateSettings& settings) { settings_ = settings; }

    /// Takes over which signatures were used before the daemon started.
    void loadSignatures(std::span<const store::UsedSignature> used) {
        signatures_.load(used, clock_.now());
    }

    http::Admission authenticate(std::string_view token, const access::IpAddress& address,
                                 Transport transport) override;
    http::Admission authenticateNothing(const access::IpAddress& address) override;
    http::Admission expectSigned(const access::RequestSignature& signature,
                                 const access::IpAddress& address, Transport transport) override;
    http::Admission verify(const access::RequestSignature& signature, std::string_view head,
                           std::string_view body, const access::IpAddress& address,
                           Transport transport) override;
    http::Admission refuseWithoutCertificate(const Sender& sender,
                                             const access::IpAddress& address) override;
    http::RateDraw draw(SenderId sender, std::uint32_t events) override;
    void noteUse(SenderId sender, const access::IpAddress& address, Transport transport,
                 std::uint32_t events) override;

private:
    http::Admission refuse(const access::IpAddress& address, access::Refusal cause,
                           const Sender* sender);
    http::Admission admitSigned(const access::Authentication& found,
                                const access::RequestSignature& signature,
                                const access::IpAddress& address);

    access::SenderRegistry& registry_;
    const TokenMint& mint_;
    DowngradeRecorder& downgrades_;
    const Clock& clock_;
    access::FailedAttempts failures_;
    SignatureCheck signatures_;
    const UnopenedTokens* unopened_ = nullptr;
    GateSettings settings_;
};

} // namespace tempo::daemon
