#pragma once

#include <tempo/core/error.hpp>

#include <cstddef>
#include <string_view>

/// Senders that are bound to the subject of a client certificate.
namespace tempo::access {

/// The longest subject that a sender can be bound to, in bytes.
inline constexpr std::size_t kClientSubjectSize = 512;

/// Whether a sender bound to `bound` may be used by a client that has proved to be `shown`. Both
/// are distinguished names in the text form of RFC 4514, as crypto::Certificate::subject gives
/// them, and must be the same byte by byte: order, case and spaces count. An empty `bound` binds to
/// nothing; an empty `shown`, a client without a good certificate, proves nothing.
bool provesSubject(std::string_view shown, std::string_view bound);

/// Whether an owner may bind a sender to it: at most kClientSubjectSize bytes without control
/// characters; empty for nothing. InvalidInput says how such a subject looks.
Expected<void> checkClientSubject(std::string_view bound);

} // namespace tempo::access
