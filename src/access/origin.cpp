#include "access/origin.hpp"

#include "access/forwarded_field.hpp"
#include "access/network_policy.hpp"
#include "access/x_forwarded_fields.hpp"

#include <optional>
#include <ranges>
#include <string>

namespace tempo::access {
namespace {

using Protocol = ForwardedHop::Protocol;
using Proxies = std::span<const AddressRange>;

bool isProxy(const IpAddress& address, Proxies proxies) {
    return firstThatContains(proxies, address).has_value();
}

/// The far end of what can be believed of a path.
Expected<Origin> walk(const Origin& connection, const ForwardedPath& path, Proxies proxies,
                      std::string_view field) {
    const bool lastHopIsSafe =
        connection.transport == Transport::Tls || connection.address.isLoopback();
    Origin origin{connection.address, lastHopIsSafe ? Transport::Tls : Transport::Plain};
    for (const auto& hop : std::views::reverse(path)) {
        if (!hop.from) {
            return failure(ErrorCode::InvalidInput,
                           "The header " + std::string(field) +
                               " of the proxy does not name the address of its client.");
        }
        origin.address = *hop.from;
        if (hop.protocol != Protocol::Https) {
            origin.transport = Transport::Plain;
        }
        if (!isProxy(origin.address, proxies)) {
            break;
        }
    }
    return origin;
}

Expected<std::optional<Origin>> fromForwarded(const Origin& connection,
                                              const ForwardingFields& fields, Proxies proxies) {
    const auto path = parseForwarded(fields.forwarded);
    if (!path) {
        return tl::unexpected(path.error());
    }
    if (path->empty()) {
        return std::nullopt;
    }
    return walk(connection, *path, proxies, "Forwarded");
}

Expected<std::optional<Origin>> fromXForwarded(const Origin& connection,
                                               const ForwardingFields& fields, Proxies proxies) {
    auto path = parseXForwardedFor(fields.xForwardedFor);
    if (!path) {
        return tl::unexpected(path.error());
    }
    const auto protocol = parseXForwardedProto(fields.xForwardedProto);
    if (!protocol) {
        return tl::unexpected(protocol.error());
    }
    if (path->empty() && *protocol == Protocol::Unsaid) {
        return std::nullopt;
    }
    if (path->empty()) {
        path->push_back({.from = connection.address}); // it speaks of the protocol alone
    }
    for (auto& hop : *path) {
        hop.protocol = *protocol;
    }
    return walk(connection, *path, proxies, "X-Forwarded-For");
}

} // namespace

Expected<Origin> findOrigin(const Origin& connection, const ForwardingFields& fields,
                            Proxies proxies) {
    if (fields.empty() || !isProxy(connection.address, proxies)) {
        return connection;
    }
    const auto standard = fromForwarded(connection, fields, proxies);
    if (!standard) {
        return tl::unexpected(standard.error());
    }
    const auto customary = fromXForwarded(connection, fields, proxies);
    if (!customary) {
        return tl::unexpected(customary.error());
    }
    if (*standard && *customary && **standard != **customary) {
        return failure(ErrorCode::InvalidInput,
                       "The headers Forwarded and X-Forwarded-For of the proxy contradict each "
                       "other; have it write one of them and remove the other.");
    }
    return standard->value_or(customary->value_or(connection));
}

} // namespace tempo::access
