#pragma once

#include "access/sender_registry.hpp"

#include <tempo/core/error.hpp>

#include <string>
#include <vector>

/// The rules that senders which require TLS set for the TLS listener, and what is wrong with them.
/// Pure.
namespace tempo::daemon {

/// Those that require TLS and could post now if it were there: neither revoked nor expired.
std::vector<const Sender*> sendersThatRequireTls(const access::SenderRegistry& registry,
                                                 Timestamp now);

/// For whoever is about to switch the TLS listener off: Conflict, with the senders that would stop
/// working.
Expected<void> checkNobodyRequiresTls(const access::SenderRegistry& registry, Timestamp now);

/// For the log and the status, when nobody listens for TLS: that these senders are refused. Empty
/// when there are none.
std::string whoMissesTls(const access::SenderRegistry& registry, Timestamp now);

/// What the owner is to do about exposed tokens, each in a sentence with its
/// one action; of many senders the first few, and how many more.
std::vector<std::string> exposureProblems(const access::SenderRegistry& registry, Timestamp now);

} // namespace tempo::daemon
