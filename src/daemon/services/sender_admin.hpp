#pragma once

#include "access/sender_registry.hpp"
#include "control/ports.hpp"
#include "daemon/services/token_mint.hpp"
#include "daemon/services/unopened_tokens.hpp"
#include "daemon/store_tasks.hpp"
#include "store/senders/sender_table.hpp"

#include <tempo/core/clock.hpp>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace tempo::daemon {

/// How the owner makes and changes senders. A change is committed together with its audit line, and
/// then in force for the next request, on open connections too. Io thread.
class SenderAdmin final : public control::SenderPort {
public:
    /// Whether senders can post over TLS now.
    using TlsListens = std::function<bool()>;

    /// All must outlive it.
    SenderAdmin(StoreTasks& tasks, access::SenderRegistry& registry, const TokenMint& mint,
                TlsListens tlsListens, const Clock& clock)
        : tasks_(tasks), registry_(registry), mint_(mint), tlsListens_(std::move(tlsListens)),
          clock_(clock) {}

    /// Takes over what the store holds.
    void load(std::vector<store::StoredSender> stored);

    /// Takes over sealed values that are newer than those at hand, of the tokens that are known.
    void takeResealed(const std::vector<store::StoredSender>& stored);

    const UnopenedTokens& unopened() const { return unopened_; }

    /// Writes when and how senders were used since the last call. To be called once a minute and
    /// before the store closes.
    void writeUses();

    Async<protocol::SenderToken> create(protocol::SenderCreateParams params,
                                        control::Caller caller) override;
    Async<protocol::SenderList> list() override;
    Async<Sender> get(std::string sender) override;
    Async<protocol::SenderToken> showToken(std::string sender, control::Caller caller) override;
    Async<protocol::SenderToken> rotate(protocol::SenderRotateParams params,
                                        control::Caller caller) override;
    Async<Sender> update(protocol::SenderUpdateParams params, control::Caller caller) override;
    Async<Sender> revoke(std::string sender, control::Caller caller) override;

private:
    class WriteUses;

    enum class Downgrade : std::uint8_t { Keep, Clear };

    /// What is to be written and then in force.
    struct Change {
        Sender sender;
        std::vector<SenderToken> tokens;
        std::string auditKind;
        std::string auditDetail = {};
        Downgrade downgrade = Downgrade::Keep; ///< the marks of SenderRegistry::markDowngrade
    };
    using Write = std::function<Expected<void>(store::WriteContext&, const Change&)>;

    /// Busy while another change of the same sender is on its way, so that none is lost.
    Async<Sender> commit(Change change, control::Caller caller, Write write);
    Expected<void> checkTlsListens() const;
    Expected<Sender> find(const std::string& idOrName) const;
    Expected<Sender> findUsable(const std::string& idOrName) const;
    std::vector<SenderToken> tokensOf(const Sender& sender) const;

    StoreTasks& tasks_;
    access::SenderRegistry& registry_;
    const TokenMint& mint_;
    TlsListens tlsListens_;
    const Clock& clock_;
    UnopenedTokens unopened_;
    std::set<SenderId> changing_; ///< senders with a change on its way to the store
};

} // namespace tempo::daemon
