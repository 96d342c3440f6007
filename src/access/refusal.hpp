#pragma once

#include <cstdint>
#include <string_view>

namespace tempo::access {

/// Why a token, or a signature made with it, does not open the door. The peer learns no more than
/// 401 or 403; the cause is for the audit.
enum class Refusal : std::uint8_t {
    None,
    UnknownToken,      ///< 401
    Revoked,           ///< 401
    Expired,           ///< 401
    RotatedOut,        ///< 401: the earlier value of a rotation whose grace is over
    TlsRequired,       ///< 401
    NoCertificate,     ///< 401: the sender is bound to a client certificate that was not shown
    AddressNotAllowed, ///< 403; 401 for a signature, whose sender is only claimed before it is
                       ///< checked
    UnknownSender,     ///< 401: a signature names a sender that does not exist
    CannotSign,        ///< 401: a signature of a sender whose token is not kept
    CannotOpen,        ///< 401: a signature of a sender whose kept token cannot be opened
    WrongSignature,    ///< 401
    ClockDiffers,      ///< 401
    Replayed           ///< 401
};

/// The cause in words, for the audit: `the token is revoked`.
std::string_view inWords(Refusal refusal);

} // namespace tempo::access
