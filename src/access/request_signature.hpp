#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Requests that are signed with the token instead of carrying it (docs/HTTP-API.md, "Signed
/// requests"). Pure: texts in, values out; the HMAC itself is computed elsewhere.
namespace tempo::access {

/// An HMAC-SHA-256.
using SignatureMac = std::array<std::uint8_t, 32>;

/// What a request claims: who sent it and, by the HMAC, that it was not changed since.
struct RequestSignature {
    enum class Scheme : std::uint8_t {
        Tempo, ///< X-Tempo-Signature: over signedHead and the body
        Hub    ///< X-Hub-Signature-256 as GitHub defines it: over the body alone
    };

    Scheme scheme = Scheme::Tempo;
    SenderId sender;
    SignatureMac mac{};
    std::optional<Timestamp> signedAt; ///< whole seconds; always there for Scheme::Tempo alone

    friend bool operator==(const RequestSignature&, const RequestSignature&) = default;
};

/// Reads `t=<unix seconds>,sender=<sender id>,v1=<64 hex digits>`, in any order, each exactly once.
/// The Error says what is wrong, without repeating any of it.
Expected<RequestSignature> parseTempoSignature(std::string_view field);

/// Reads `sha256=<64 hex digits>` of a request whose target's query holds `sender=<sender id>`. The
/// Error as above.
Expected<RequestSignature> parseHubSignature(std::string_view field, std::string_view target);

/// Whether a target's query names a sender, well or badly.
bool namesSender(std::string_view target);

/// What of a request's header decides how its body is read. Borrows.
struct SignedFields {
    std::string_view method;
    std::string_view target; ///< path and query as they stand in the request line
    std::string_view contentType;
    std::string_view idempotencyKey;
};

/// The text that is signed before the body: six lines for Scheme::Tempo, nothing for Scheme::Hub.
/// No field can hold a line feed, so no two requests have the same text.
std::string signedHead(const RequestSignature& signature, const SignedFields& fields);

/// Whether the sender's time is within limits::kSignatureTolerance of `now`; a signature without a
/// time is.
bool isTimely(const RequestSignature& signature, Timestamp now);

/// How the sender's clock differs, for the audit: `the sender's clock is 7 minutes behind`.
/// Rounded, so that the refusals of a clock that is off have one cause in the audit.
std::string clockDifference(Timestamp signedAt, Timestamp now);

} // namespace tempo::access
