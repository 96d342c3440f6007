#pragma once

#include "access/address_range.hpp"
#include "access/ip_address.hpp"

#include <tempo/core/error.hpp>
#include <tempo/core/vocabulary.hpp>

#include <span>
#include <string_view>
#include <vector>

namespace tempo::access {

/// Where a request comes from, and how it crossed the network.
struct Origin {
    IpAddress address;
    Transport transport = Transport::Plain;

    friend bool operator==(const Origin&, const Origin&) = default;
};

/// The header fields by which proxies tell whose request they send on: the values of each, in the
/// order of their lines. Borrows.
struct ForwardingFields {
    std::vector<std::string_view> forwarded{};
    std::vector<std::string_view> xForwardedFor{};
    std::vector<std::string_view> xForwardedProto{};

    bool empty() const {
        return forwarded.empty() && xForwardedFor.empty() && xForwardedProto.empty();
    }
};

/// Who sent the request that came over `connection`.
///
/// The fields count only where the connection comes from one of `proxies`; then the path is walked
/// from its near end over further proxies of the list, and the first address that is none of them
/// is the client's. Anybody can have written what lies beyond it.
///
/// The request came over TLS if every hop of the walk says https and the last one, to here, is TLS
/// itself or does not leave this machine. A hop about which nothing is said was in the clear.
///
/// `Forwarded` and the `X-Forwarded-…` fields are read apart. Where both are there they must tell
/// the same: a proxy that writes the one kind passes the other kind on as a stranger wrote it.
///
/// InvalidInput, naming the field: it is malformed, the two kinds contradict each other, or the
/// walk comes to a hop without an address.
Expected<Origin> findOrigin(const Origin& connection, const ForwardingFields& fields,
                            std::span<const AddressRange> proxies);

} // namespace tempo::access
