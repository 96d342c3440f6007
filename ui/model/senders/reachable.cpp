#include "model/senders/reachable.hpp"

#include "model/text.hpp"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

namespace tempo::model {

bool isLoopbackOnly(const protocol::ListenerStatus& listener) {
    return std::ranges::all_of(listener.addresses, [](const std::string& address) {
        return address.starts_with("127.") || address.starts_with("[::1]");
    });
}

QStringList reachableHosts(const protocol::ListenerStatus& listener) {
    const auto loopback = QStringLiteral("127.0.0.1");
    if (isLoopbackOnly(listener)) {
        return {loopback};
    }
    QStringList hosts;
    for (const auto& address : QNetworkInterface::allAddresses()) {
        const bool useful = !address.isLoopback() && !address.isLinkLocal() &&
                            address.protocol() == QAbstractSocket::IPv4Protocol;
        if (useful) {
            hosts << address.toString();
        }
    }
    hosts << QHostInfo::localHostName() + QStringLiteral(".local") << loopback;
    return hosts;
}

} // namespace tempo::model
