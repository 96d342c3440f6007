#include "daemon/services/require_tls.hpp"

#include <algorithm>

namespace tempo::daemon {
namespace {

/// As many are named; the others are counted.
constexpr std::size_t kNamed = 3;

/// Whether its token opens nothing any more.
bool isOver(const Sender& sender, Timestamp now) {
    return sender.revokedAt || (sender.expiresAt && *sender.expiresAt <= now);
}

std::string namesOf(const std::vector<const Sender*>& senders) {
    const auto named = std::min(senders.size(), kNamed);
    std::string names;
    for (std::size_t i = 0; i < named; ++i) {
        names += (i == 0 ? "'" : ", '") + senders[i]->name + "'";
    }
    if (senders.size() > named) {
        names += " and " + std::to_string(senders.size() - named) + " more";
    }
    return names;
}

/// `1 sender requires TLS`, `3 senders require TLS`.
std::string countOf(const std::vector<const Sender*>& senders) {
    return senders.size() == 1 ? "1 sender requires TLS"
                               : std::to_string(senders.size()) + " senders require TLS";
}

std::string problemOf(const Sender& sender) {
    return "The token of '" + sender.name +
           "' crossed the network in the clear, although it requires TLS; whoever listened has it. "
           "Have the sender post to https://, and replace its token: 'tempoctl token rotate " +
           sender.id.toString() + "'.";
}

} // namespace

std::vector<const Sender*> sendersThatRequireTls(const access::SenderRegistry& registry,
                                                 Timestamp now) {
    auto senders = registry.all();
    std::erase_if(senders, [now](const Sender* sender) {
        return isOver(*sender, now) || !sender->requireTls;
    });
    return senders;
}

Expected<void> checkNobodyRequiresTls(const access::SenderRegistry& registry, Timestamp now) {
    const auto senders = sendersThatRequireTls(registry, now);
    if (senders.empty()) {
        return {};
    }
    return failure(ErrorCode::Conflict,
                   countOf(senders) + " and would stop working: " + namesOf(senders) +
                       ". Let each post in the clear first with 'tempoctl token set ID "
                       "--require-tls off', or switch TLS off all the same with --force.");
}

std::string whoMissesTls(const access::SenderRegistry& registry, Timestamp now) {
    const auto senders = sendersThatRequireTls(registry, now);
    if (senders.empty()) {
        return {};
    }
    return countOf(senders) + ", but the TLS listener is off: " + namesOf(senders) +
           (senders.size() == 1 ? " is" : " are") +
           " refused. Switch it on with 'tempoctl tls enable'.";
}

std::vector<std::string> exposureProblems(const access::SenderRegistry& registry, Timestamp now) {
    auto senders = registry.all();
    std::erase_if(senders, [now](const Sender* sender) {
        return isOver(*sender, now) || !sender->exposedAt;
    });
    std::vector<std::string> problems;
    for (std::size_t i = 0; i < std::min(senders.size(), kNamed); ++i) {
        problems.push_back(problemOf(*senders[i]));
    }
    if (senders.size() > kNamed) {
        problems.push_back("The same holds for " + std::to_string(senders.size() - kNamed) +
                           " more: 'tempoctl token list' shows them.");
    }
    return problems;
}

} // namespace tempo::daemon
