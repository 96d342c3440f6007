#pragma once

#include "access/sender_registry.hpp"
#include "control/ports.hpp"
#include "daemon/services/setting_service.hpp"

#include <tempo/core/clock.hpp>

#include <string>

namespace tempo::daemon {

/// The network policy rule by rule: the lists are the settings network.deny, network.allow and
/// network.proxies, and a change of one rule is a change of its setting. Io thread.
class PolicyService final : public control::PolicyPort {
public:
    /// All must outlive it.
    PolicyService(SettingService& settings, const access::SenderRegistry& senders,
                  const Clock& clock)
        : settings_(settings), senders_(senders), clock_(clock) {}

    Async<protocol::PolicyRules> rules() override;

    /// Conflict for a rule that is on the list already.
    Async<protocol::PolicyChange> add(protocol::PolicyChangeParams params,
                                      control::Caller caller) override;

    /// NotFound for a rule that is not on the list.
    Async<protocol::PolicyChange> remove(protocol::PolicyChangeParams params,
                                         control::Caller caller) override;

    /// InvalidInput for what is not one address.
    Async<protocol::PolicyVerdict> test(std::string address) override;

private:
    /// Changes one list; the first parameter is the rule in its usual form.
    using Change = Expected<void> (*)(const std::string& rule, TextList& rules,
                                      protocol::PolicyList list);

    Async<protocol::PolicyChange> amend(protocol::PolicyChangeParams params, Change change,
                                        std::string_view verb, control::Caller caller);

    SettingService& settings_;
    const access::SenderRegistry& senders_;
    const Clock& clock_;
};

} // namespace tempo::daemon
