#include "daemon/tls/host_names.hpp"

#include <array>
#include <ifaddrs.h>
#include <memory>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <unistd.h>

namespace tempo::daemon {
namespace {

std::string addressText(const sockaddr& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.sa_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
    } else if (address.sa_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(address);
        if (!IN6_IS_ADDR_LINKLOCAL(&v6.sin6_addr)) {
            inet_ntop(AF_INET6, &v6.sin6_addr, text.data(), text.size());
        }
    }
    return text.data();
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
