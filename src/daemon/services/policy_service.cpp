#include "daemon/services/policy_service.hpp"

#include "daemon/services/policy_warnings.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <utility>

namespace tempo::daemon {
namespace {

using protocol::PolicyList;

std::string settingOf(PolicyList list) {
    constexpr std::array<std::string_view, 3> kSettings{"network.deny", "network.allow",
                                                        "network.proxies"};
    return std::string(kSettings.at(static_cast<std::size_t>(list)));
}

/// `the deny list`.
std::string inWords(PolicyList list) {
    return "the " + std::string(toText(list)) + " list";
}

Expected<void> addRule(const std::string& rule, TextList& rules, PolicyList list) {
    if (std::ranges::find(rules, rule) != rules.end()) {
        return failure(ErrorCode::Conflict, rule + " is on " + inWords(list) + " already.");
    }
    rules.push_back(rule);
    return {};
}

Expected<void> removeRule(const std::string& rule, TextList& rules, PolicyList list) {
    if (std::erase(rules, rule) == 0) {
        return failure(ErrorCode::NotFound, rule + " is not on " + inWords(list) +
                                                "; 'tempoctl policy list' shows what is.");
    }
    return {};
}

std::vector<std::string> textsOf(std::span<const access::AddressRange> ranges) {
    std::vector<std::string> texts;
    for (const auto& range : ranges) {
        texts.push_back(range.toString());
    }
    return texts;
}

std::string_view wordOf(access::PolicyDecision::Rule rule) {
    constexpr std::array<std::string_view, 5> kWords{"denyList", "allowList", "trustedNetwork",
                                                     "anyone", "notTrusted"};
    return kWords.at(static_cast<std::size_t>(rule));
}

} // namespace

Async<protocol::PolicyRules> PolicyService::rules() {
    const auto policy = settings_.effective().network;
    co_return protocol::PolicyRules{.deny = textsOf(policy.deny),
                                    .allow = textsOf(policy.allow),
                                    .proxies = textsOf(policy.proxies),
                                    .trustedOnly = policy.trusted == access::TrustedNetworks::Only,
                                    .trustedNetworks = textsOf(access::trustedNetworks())};
}

Async<protocol::PolicyChange> PolicyService::add(protocol::PolicyChangeParams params,
                                                 control::Caller caller) {
    return amend(std::move(params), addRule, "added to", caller);
}

Async<protocol::PolicyChange> PolicyService::remove(protocol::PolicyChangeParams params,
                                                    control::Caller caller) {
    return amend(std::move(params), removeRule, "removed from", caller);
}

Async<protocol::PolicyChange> PolicyService::amend(protocol::PolicyChangeParams params,
                                                   Change change, std::string_view verb,
                                                   control::Caller caller) {
    const auto range = access::AddressRange::parse(params.range);
    if (!range) {
        co_return tl::unexpected(range.error());
    }
    const auto rule = range->toString();
    const auto setting = settingOf(params.list);
    AuditEntry line{.at = {}, .kind = "policy.changed"};
    line.detail = rule + " was " + std::string(verb) + " " + inWords(params.list);
    // The policy before this change, and no earlier one: another may be under way.
    const auto before = std::make_shared<access::NetworkPolicy>();
    SettingService::Decide decide = [before, rule, setting, line, change,
                                     list = params.list](const Settings& settings) {
        *before = effectiveSettings(settings).network;
        auto rules = std::get<TextList>(settings.value(setting));
        return change(rule, rules, list).map([&] {
            return SettingChanges{.values = {{setting, toJson(rules)}}, .also = {}, .line = line};
        });
    };
    auto changing = settings_.decideAndChange(std::move(decide), caller);
    const auto changed = co_await std::move(changing);
    if (!changed) {
        co_return tl::unexpected(changed.error());
    }
    const auto senders = senders_.all();
    co_return protocol::PolicyChange{
        .range = rule,
        .warnings = policyWarnings(*before, settings_.effective().network, senders, clock_.now())};
}

Async<protocol::PolicyVerdict> PolicyService::test(std::string address) {
    const auto parsed = access::IpAddress::parse(address);
    if (!parsed) {
        co_return failure(ErrorCode::InvalidInput,
                          "That is not an address. Write one such as 192.168.1.10 or fd00::7.");
    }
    const auto policy = settings_.effective().network;
    const auto decision = access::decide(policy, *parsed);
    protocol::PolicyVerdict verdict{
        .address = parsed->toString(),
        .allowed = decision.allowed(),
        .rule = std::string(wordOf(decision.rule)),
        .range = std::nullopt,
        .reason = decision.inWords(),
        .proxy = access::firstThatContains(policy.proxies, *parsed).has_value()};
    if (decision.range) {
        verdict.range = decision.range->toString();
    }
    co_return verdict;
}

} // namespace tempo::daemon
