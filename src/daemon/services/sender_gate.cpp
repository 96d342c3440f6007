#include "daemon/services/sender_gate.hpp"

#include "access/answer_delay.hpp"
#include "access/event_rate.hpp"

#include <chrono>
#include <string>

namespace tempo::daemon {
namespace {

using std::chrono::seconds;

/// Addresses whose failed authentications are counted at a time.
constexpr std::size_t kCountedAddresses = 4096;

} // namespace

SenderGate::SenderGate(access::SenderRegistry& registry, const TokenMint& mint,
                       DowngradeRecorder& downgrades, const Clock& clock)
    : registry_(registry), mint_(mint), downgrades_(downgrades), clock_(clock),
      failures_(kCountedAddresses), signatures_(registry, mint) {}

http::Admission SenderGate::authenticate(std::string_view token, const access::IpAddress& address,
                                         Transport transport) {
    const auto lookup = mint_.lookupOf(token);
    const auto now = clock_.now();
    const auto found = registry_.authenticate(lookup, {address, transport}, now);
    if (found.cause == access::Refusal::TlsRequired) {
        downgrades_.record({found.sender->id, {lookup.begin(), lookup.end()}, now}, address);
    }
    if (!found.accepted()) {
        auto admission = refuse(address, found.cause, found.sender);
        if (found.sender == nullptr && unopened_ != nullptr && !unopened_->hint().empty()) {
            admission.reason += "; " + unopened_->hint();
        }
        return admission;
    }
    return {.verdict = http::Admission::Verdict::Admitted, .sender = found.sender};
}

http::Admission SenderGate::authenticateNothing(const access::IpAddress& address) {
    // A lookup that finds nothing takes the time of one that does not open.
    static_cast<void>(
        registry_.authenticate(mint_.lookupOf({}), {address, Transport::Plain}, clock_.now()));
    auto admission = refuse(address, access::Refusal::UnknownToken, nullptr);
    admission.reason = "no token";
    return admission;
}

http::Admission SenderGate::expectSigned(const access::RequestSignature& signature,
                                         const access::IpAddress& address, Transport transport) {
    const auto found = signatures_.expect(signature, {address, transport}, clock_.now());
    return admitSigned(found, signature, address);
}

http::Admission SenderGate::verify(const access::RequestSignature& signature, std::string_view head,
                                   std::string_view body, const access::IpAddress& address,
                                   Transport transport) {
    const auto found =
        signatures_.verify(signature, head, body, {address, transport}, clock_.now());
    return admitSigned(found, signature, address);
}

http::Admission SenderGate::refuseWithoutCertificate(const Sender& sender,
                                                     const access::IpAddress& address) {
    return refuse(address, access::Refusal::NoCertificate, &sender);
}

http::Admission SenderGate::admitSigned(const access::Authentication& found,
                                        const access::RequestSignature& signature,
                                        const access::IpAddress& address) {
    if (found.accepted()) {
        return {.verdict = http::Admission::Verdict::Admitted, .sender = found.sender};
    }
    auto admission = refuse(address, found.cause, found.sender);
    if (admission.verdict == http::Admission::Verdict::Forbidden) {
        // Anybody can name a sender; who has not proved to be it learns nothing about its rules.
        admission.verdict = http::Admission::Verdict::Unauthorized;
    }
    if (found.cause == access::Refusal::ClockDiffers) {
        admission.reason = access::clockDifference(*signature.signedAt, clock_.now());
    }
    return admission;
}

http::Admission SenderGate::refuse(const access::IpAddress& address, access::Refusal cause,
                                   const Sender* sender) {
    http::Admission admission{.sender = sender, .reason = std::string(access::inWords(cause))};
    const auto now = clock_.steady();
    const auto limit = settings_.failedAuthenticationsPerMinute;
    if (!failures_.record(address, now, limit)) {
        admission.verdict = http::Admission::Verdict::TooManyFailures;
        admission.retryAfter = failures_.untilRoom(address, now, limit);
    } else if (cause == access::Refusal::AddressNotAllowed) {
        admission.verdict = http::Admission::Verdict::Forbidden;
    }
    admission.delay = access::answerDelay(failures_.failures(address, now));
    return admission;
}

http::RateDraw SenderGate::draw(SenderId sender, std::uint32_t events) {
    constexpr seconds kMinute{60};
    const auto* found = registry_.find(sender);
    auto* minute = registry_.minuteOf(sender);
    if (found == nullptr || minute == nullptr) {
        return {.granted = true};
    }
    const auto limit = access::effectiveLimit(found->rate, settings_.ratePerToken);
    if (!limit) {
        return {.granted = true};
    }
    const auto now = clock_.steady();
    http::RateDraw draw{.granted = minute->take(now, events, *limit), .limit = limit};
    const auto used = minute->used(now);
    draw.remaining = used < *limit ? *limit - used : 0;
    draw.reset = used == 0 ? seconds{0} : kMinute;
    if (!draw.granted) {
        draw.retryAfter = minute->untilRoomFor(now, events, *limit);
    }
    return draw;
}

void SenderGate::noteUse(SenderId sender, const access::IpAddress& address, Transport transport,
                         std::uint32_t events) {
    registry_.recordUse(sender, {address, transport}, clock_.now(), events);
}

} // namespace tempo::daemon
