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
    case Refusal::AddressNotAllowed:
        return "the source address is not allowed for this token";
    }
    return "refused";
}

} // namespace tempo::access
