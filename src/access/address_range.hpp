#pragma once

#include "access/ip_address.hpp"

#include <tempo/core/error.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tempo::access {

/// One address, or a network in CIDR form. IPv4 and IPv6 are told apart: `::/0` holds every IPv6
/// address and no IPv4 one.
class AddressRange {
public:
    /// Reads `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32` or `::ffff:192.0.2.0/120`, which means
    /// `192.0.2.0/24`. InvalidInput for anything else; a network with host bits set is refused with
    /// the network that was probably meant.
    static Expected<AddressRange> parse(std::string_view text);

    bool contains(const IpAddress& address) const;

    /// The text that parse reads; a single address without a prefix length.
    std::string toString() const;

    friend bool operator==(const AddressRange&, const AddressRange&) = default;

private:
    AddressRange(const IpAddress& network, unsigned prefixBits)
        : network_(network), prefixBits_(prefixBits) {}

    IpAddress network_;
    unsigned prefixBits_; ///< of the 128; an IPv4 prefix counts 96 more than it is written
};

/// Reads a list of ranges; the first one that is wrong refuses the whole list.
Expected<std::vector<AddressRange>> parseRanges(const std::vector<std::string>& texts);

} // namespace tempo::access
