#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/sender.hpp>

#include <optional>
#include <string>
#include <vector>

/// The rules of a sender's own fields, for the owner who sets them. Pure; an Error names the field.
namespace tempo::daemon {

Expected<void> checkSenderName(const std::string& name);
Expected<void> checkProvider(const std::string& provider);
Expected<void> checkRate(const EventRate& rate);
Expected<void> checkExpiry(const std::optional<Timestamp>& expiresAt, Timestamp now);

/// The addresses in their shortest form; an address that cannot be read refuses the list.
Expected<std::vector<std::string>> checkAddresses(const std::vector<std::string>& addresses);

} // namespace tempo::daemon
