#pragma once

#include <tempo/core/vocabulary.hpp>

#include <cstdint>
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

enum class Muted : std::uint8_t { No, Yes };

struct NotificationRules {
    AnnouncedSeverities general; ///< of every source that has no rules of its own
    std::map<std::string, AnnouncedSeverities, std::less<>> ofSources; ///< by provider
    /// By provider, for those below it too; No: heard although a dot prefix of it is muted.
    std::map<std::string, Muted, std::less<>> mutedSources;
    bool criticalPassesQuiet = true; ///< critical events are announced in quiet hours too
    std::string soundName = "message-new-instant"; ///< of the freedesktop Sound Naming Spec

    friend bool operator==(const NotificationRules&, const NotificationRules&) = default;
};

/// Those of the source, else of the nearest dot prefix that has some, else the general ones.
const AnnouncedSeverities& rulesFor(const NotificationRules& rules, std::string_view provider);

/// Whether the source is muted: it says so itself, else the nearest dot prefix that says anything.
bool isMuted(const NotificationRules& rules, std::string_view provider);

/// Mutes one source with those below it, or lets it be heard again, alone where a dot prefix of it
/// is muted. What stands below it and was muted by itself stays so.
void setMuted(NotificationRules& rules, const std::string& provider, Muted muted);

} // namespace tempo::model
