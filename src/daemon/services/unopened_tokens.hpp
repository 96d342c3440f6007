#pragma once

#include "access/sender_registry.hpp"
#include "daemon/services/token_mint.hpp"

#include <string>
#include <vector>

namespace tempo::daemon {

/// The tokens of senders in force, their latest values, that the encryption key at hand does not
/// open: after a lost key or damage to the database. Io thread.
class UnopenedTokens {
public:
    /// Looks at every token. Opens each, so it takes some microseconds for one.
    void examine(const access::SenderRegistry& registry, const TokenMint& mint);

    /// The senders whose tokens are not found.
    const std::vector<std::string>& lost() const { return lost_; }

    bool any() const { return !lost_.empty() || !hidden_.empty(); }

    /// What the owner is to know and to do, one sentence or two for each kind; empty without any.
    std::vector<std::string> problems() const;

    /// Beside the cause of an unknown token: that it may be one of these. Empty without any.
    const std::string& hint() const { return hint_; }

private:
    std::vector<std::string> lost_;   ///< senders whose token is not found, so they are refused
    std::vector<std::string> hidden_; ///< senders whose token works and cannot be shown
    std::string hint_;
};

} // namespace tempo::daemon
