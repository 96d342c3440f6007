#include "model/notifications/notification_rules.hpp"

namespace tempo::model {
namespace {

/// What stands before the last dot; empty where there is none.
std::string_view parentOf(std::string_view provider) {
    const auto dot = provider.rfind('.');
    return dot == std::string_view::npos ? std::string_view() : provider.substr(0, dot);
}

} // namespace

const AnnouncedSeverities& rulesFor(const NotificationRules& rules, std::string_view provider) {
    for (; !provider.empty(); provider = parentOf(provider)) {
        if (const auto found = rules.ofSources.find(provider); found != rules.ofSources.end()) {
            return found->second;
        }
    }
    return rules.general;
}

bool isMuted(const NotificationRules& rules, std::string_view provider) {
    for (; !provider.empty(); provider = parentOf(provider)) {
        if (const auto said = rules.mutedSources.find(provider); said != rules.mutedSources.end()) {
            return said->second == Muted::Yes;
        }
    }
    return false;
}

void setMuted(NotificationRules& rules, const std::string& provider, Muted muted) {
    rules.mutedSources[provider] = muted;
    std::erase_if(rules.mutedSources, [&rules](const auto& said) {
        return said.second == Muted::No && !isMuted(rules, parentOf(said.first));
    });
}

} // namespace tempo::model
