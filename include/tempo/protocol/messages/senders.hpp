#pragma once

#include <tempo/core/sender.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

/// Senders and their tokens.
namespace tempo::protocol {

// senders.create
struct SenderCreateParams {
    std::string name;
    std::string provider;
    EventRate rate;
    std::optional<Timestamp> expiresAt;
    std::vector<std::string> allowedAddresses;
    bool showOnce = false;
    bool requireTls = false;
    friend bool operator==(const SenderCreateParams&, const SenderCreateParams&) = default;
};
struct SenderToken { // results of senders.create, senders.rotate, senders.showToken
    Sender sender;
    std::string token; ///< a secret: for standard output or a clipboard, never for a log
    friend bool operator==(const SenderToken&, const SenderToken&) = default;
};

// senders.list
struct SenderList {
    std::vector<Sender> senders;
    friend bool operator==(const SenderList&, const SenderList&) = default;
};

// senders.get, senders.showToken, senders.revoke; a sender is named by its id or its exact name
struct SenderParams {
    std::string sender;
    friend bool operator==(const SenderParams&, const SenderParams&) = default;
};
struct SenderRotateParams { // senders.rotate
    std::string sender;
    /// How long the earlier value stays valid; 0, all that a marked downgrade leaves: not at all.
    std::chrono::seconds grace{0};
    friend bool operator==(const SenderRotateParams&, const SenderRotateParams&) = default;
};
/// senders.update: what is absent stays as it is.
struct SenderUpdateParams {
    std::string sender;
    std::optional<std::string> name;
    std::optional<EventRate> rate;
    std::optional<std::vector<std::string>> allowedAddresses;
    std::optional<std::optional<Timestamp>> expiresAt; ///< null on the wire: never expires
    std::optional<bool> requireTls;
    std::optional<std::string> clientSubject; ///< empty: bound to none
    friend bool operator==(const SenderUpdateParams&, const SenderUpdateParams&) = default;
};

} // namespace tempo::protocol
