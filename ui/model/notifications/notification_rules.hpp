#pragma once

#include <tempo/core/vocabulary.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>

/// What the person wants to be told. Pure.
namespace tempo::model {

/// Which severities are announced, and which of them with a sound.
struct AnnouncedSeverities {
    std::set<Severity> severities{Severity::Warning, Severity::Error, Severity::Critical};
    std::set<Severity> withSound{Severity::Critical};

    friend bool operator==(const AnnouncedSeverities&, const AnnouncedSeverities&) = default;
};

struct NotificationRules {
    AnnouncedSeverities general; ///< of every source that has no rules of its own
    std::map<std::string, AnnouncedSeverities, std::less<>> ofSources; ///< by provider
    std::set<std::string, std::less<>> mutedProviders;
    bool criticalPassesQuiet = true; ///< critical events are announced in quiet hours too
    std::string soundName = "message-new-instant"; ///< of the freedesktop Sound Naming Spec

    friend bool operator==(const NotificationRules&, const NotificationRules&) = default;
};

/// Those of the source, else of the nearest dot prefix that has some, else the general ones.
const AnnouncedSeverities& rulesFor(const NotificationRules& rules, std::string_view provider);

/// Whether the source or a dot prefix of it is muted.
bool isMuted(const NotificationRules& rules, std::string_view provider);

enum class Muted : std::uint8_t { No, Yes };

/// Mutes one source, or lets it be heard again; for the menu of a source.
void setMuted(NotificationRules& rules, const std::string& provider, Muted muted);

} // namespace tempo::model
