#include "daemon/services/unopened_tokens.hpp"

#include <algorithm>
#include <cstddef>

namespace tempo::daemon {
namespace {

/// `'backup', 'nas' and 3 more`.
std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t kNamed = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(kNamed, names.size()); ++i) {
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    }
    if (names.size() > kNamed) {
        text += " and " + std::to_string(names.size() - kNamed) + " more";
    }
    return text;
}

std::string counted(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " token" : " tokens");
}

} // namespace

void UnopenedTokens::examine(const access::SenderRegistry& registry, const TokenMint& mint) {
    lost_.clear();
    hidden_.clear();
    for (const auto* sender : registry.all()) {
        if (sender->revokedAt) {
            continue;
        }
        for (const auto& token : registry.tokensOf(sender->id)) {
            if (token.validUntil) {
                continue; // the sender has a later one
            }
            if (!mint.finds(token)) {
                lost_.push_back(sender->name);
            } else if (!token.sealed.empty() && !mint.open(token)) {
                hidden_.push_back(sender->name);
            }
        }
    }
    hint_ = lost_.empty()
                ? ""
                : "it may be one of " + counted(lost_.size()) +
                      " that cannot be opened with the encryption key at hand, of " + listed(lost_);
}

std::vector<std::string> UnopenedTokens::problems() const {
    std::vector<std::string> found;
    if (!lost_.empty()) {
        found.push_back(counted(lost_.size()) +
                        " cannot be opened with the encryption key at hand, and what comes with "
                        "them is refused: those of " +
                        listed(lost_) +
                        ". Put the right key back and start tempod again, or give these senders "
                        "new tokens with 'tempoctl token rotate'.");
    }
    if (!hidden_.empty()) {
        found.push_back(counted(hidden_.size()) +
                        " cannot be opened, and so not shown, because of damage to the database: "
                        "those of " +
                        listed(hidden_) +
                        ". These senders can go on; 'tempoctl token rotate' gives new tokens.");
    }
    return found;
}

} // namespace tempo::daemon
