#include "daemon/tls/host_names.hpp"

#include "access/ip_address.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <ifaddrs.h>
#include <memory>
#include <string>

#include <netinet/in.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

/// Empty for what is no address that senders can use.
std::string addressText(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        return access::IpAddress::v4(std::bit_cast<std::array<std::uint8_t, 4>>(v4.sin_addr))
            .toString();
    }
    if (address.sa_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
        if (!IN6_IS_ADDR_LINKLOCAL(&v6.sin6_addr)) {
            return access::IpAddress::v6(std::bit_cast<std::array<std::uint8_t, 16>>(v6.sin6_addr))
                .toString();
        }
    }
    return {};
}

void addInterfaceAddresses(crypto::ServerNames& names) {
    ifaddrs* first = nullptr;
    if (getifaddrs(&first) != 0) {
        return;
    }
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner(first, &freeifaddrs);
    for (const auto* entry = first; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr) {
            continue;
        }
        if (auto text = addressText(*entry->ifa_addr); !text.empty()) {
            names.ipAddresses.push_back(std::move(text));
        }
    }
}

} // namespace

crypto::ServerNames hostNames() {
    crypto::ServerNames names;
    std::array<char, 256> host{};
    if (gethostname(host.data(), host.size() - 1) == 0 && host[0] != '\0') {
        const std::string name = host.data();
        names.dnsNames.push_back(name);
        names.dnsNames.push_back(name.substr(0, name.find('.')) + ".local");
    }
    names.dnsNames.emplace_back("localhost");
    addInterfaceAddresses(names);
    return names;
}

} // namespace tempo::daemon
