#pragma once

#include <cstdint>
#include <string_view>

namespace tempo::access {

/// Why a token does not open the door. The peer learns no more than 401 or 403; the cause is for
/// the audit.
enum class Refusal : std::uint8_t {
    None,
    UnknownToken,     ///< 401
    Revoked,          ///< 401
    Expired,          ///< 401
    RotatedOut,       ///< 401: the earlier value of a rotation whose grace is over
    TlsRequired,      ///< 401
    AddressNotAllowed ///< 403
};

/// The cause in words, for the audit: `the token is revoked`.
std::string_view inWords(Refusal refusal);

} // namespace tempo::access
