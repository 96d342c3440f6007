#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tempo::access {

/// An address of a peer. IPv4 is kept as its v4-mapped form (RFC 4291, 2.5.5.2), so that an address
/// is the same however it reached us.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{}; ///< network order

    static IpAddress v4(const std::array<std::uint8_t, 4>& bytes);
    static IpAddress v6(const std::array<std::uint8_t, 16>& bytes) { return {bytes}; }

    /// Reads what inet_pton reads: dotted IPv4 without leading zeros, or IPv6. Nothing for anything
    /// else, a zone (`%eth0`) or a port included.
    static std::optional<IpAddress> parse(std::string_view text);

    bool isV4() const;

    /// Whether it is this machine itself: 127/8 or ::1.
    bool isLoopback() const;

    /// Dotted for IPv4, else the short form of RFC 5952.
    std::string toString() const;

    /// What one stranger is sure to hold whole: an IPv4 address itself, the /64 of an IPv6 one.
    IpAddress subscriberBlock() const;

    friend auto operator<=>(const IpAddress&, const IpAddress&) = default;
};

} // namespace tempo::access

template<>
struct std::hash<tempo::access::IpAddress> {
    std::size_t operator()(const tempo::access::IpAddress& address) const noexcept {
        return std::hash<std::string_view>{}(std::string_view(
            reinterpret_cast<const char*>(address.bytes.data()), address.bytes.size()));
    }
};
