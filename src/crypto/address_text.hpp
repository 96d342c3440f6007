#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// IP addresses as certificates hold them (RFC 5280, 4.2.1.6) and as people read them (RFC 5952).
namespace tempo::crypto {

/// The text of an address of 4 or 16 bytes; nothing for any other size.
std::optional<std::string> addressText(std::span<const std::uint8_t> bytes);

/// The same address in its one canonical form. The zone of a link-local address (`%eth0`) means
/// something on one host only and is left out. Nothing for what is no address.
std::optional<std::string> canonicalAddress(std::string_view text);

} // namespace tempo::crypto
