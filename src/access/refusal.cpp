#include "access/refusal.hpp"

namespace tempo::access {

std::string_view inWords(Refusal refusal) {
    switch (refusal) {
    case Refusal::None:
        return "accepted";
    case Refusal::UnknownToken:
        return "the token is unknown";
    case Refusal::Revoked:
        return "the token is revoked";
    case Refusal::Expired:
        return "the token has expired";
    case Refusal::RotatedOut:
        return "the token was rotated and its earlier value is no longer valid";
    case Refusal::TlsRequired:
        return "the sender requires TLS and was used in the clear";
    case Refusal::NoCertificate:
        return "the sender must show a client certificate and did not show a good one with its "
               "subject";
    case Refusal::AddressNotAllowed:
        return "the source address is not allowed for this token";
    case Refusal::UnknownSender:
        return "the signature names a sender that does not exist";
    case Refusal::CannotSign:
        return "the token is kept as a hash only (show once), so the sender cannot sign; make a "
               "sender without --show-once";
    case Refusal::CannotOpen:
        return "the token cannot be opened with the encryption key at hand, so the signature "
               "cannot "
               "be checked";
    case Refusal::WrongSignature:
        return "the signature does not fit: made with another token, or the request was changed";
    case Refusal::ClockDiffers:
        return "the signature's time is too far from ours";
    case Refusal::Replayed:
        return "the signature was used before";
    }
    return "refused";
}

} // namespace tempo::access
