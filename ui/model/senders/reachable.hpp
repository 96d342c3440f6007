#pragma once

#include <tempo/protocol/messages/status.hpp>

#include <QStringList>

namespace tempo::model {

/// Names and addresses under which senders reach this machine, the most useful first: its addresses
/// on the network, its name with `.local`, then `localhost`; only the last while the ports are open
/// to this machine alone.
QStringList reachableHosts(const protocol::ListenerStatus& listener);

/// Whether every socket of the listener is on a loopback address.
bool isLoopbackOnly(const protocol::ListenerStatus& listener);

} // namespace tempo::model
