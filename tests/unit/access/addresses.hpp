#pragma once

#include "access/address_range.hpp"
#include "access/ip_address.hpp"

#include <string_view>

namespace tempo::test {

/// The address that a text of a test names.
inline access::IpAddress address(std::string_view text) {
    return access::IpAddress::parse(text).value();
}

/// The range that a text of a test names.
inline access::AddressRange range(std::string_view text) {
    return access::AddressRange::parse(text).value();
}

} // namespace tempo::test
