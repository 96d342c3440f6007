#pragma once

#include "access/network_policy.hpp"
#include "daemon/settings/triage_rules.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tempo::daemon {

class Settings;

enum class BindScope : std::uint8_t { Lan, Loopback };
enum class LogLevel : std::uint8_t { Debug, Info, Warning, Error };

/// Where the owner keeps a certificate, by absolute paths; empty: Tempo's own is used.
struct CertificateFiles {
    std::string chain; ///< PEM, the server's own certificate first
    std::string key;   ///< PEM

    bool empty() const { return chain.empty() && key.empty(); }

    friend bool operator==(const CertificateFiles&, const CertificateFiles&) = default;
};

/// The values in force at one moment, in the types of those who use them. setting_definitions.cpp
/// has their defaults and ranges.
struct EffectiveSettings {
    bool ingestionEnabled{};
    std::uint16_t ingestionPort{}; ///< 0: any free port
    BindScope ingestionBind{};
    bool tlsEnabled{};
    std::uint16_t tlsPort{}; ///< 0: any free port
    CertificateFiles certificateFiles;
    std::string clientAuthorityFile;           ///< absolute path of a PEM file; empty: none
    std::optional<std::uint32_t> ratePerToken; ///< events a minute; nothing: no limit
    std::uint32_t failedAuthenticationsPerMinute{};
    std::size_t bodyBytes{};
    std::size_t connectionsTotal{};
    std::size_t connectionsPerAddress{};
    std::chrono::seconds headerTimeout{};
    std::chrono::seconds bodyTimeout{};
    std::chrono::seconds idleTimeout{};
    access::NetworkPolicy network;
    std::optional<std::chrono::days> retention;      ///< nothing: for ever
    std::optional<std::chrono::days> imageRetention; ///< nothing: for ever
    std::vector<TriageRule> triageRules;
    std::optional<std::chrono::days> auditRetention;  ///< nothing: for ever
    std::optional<std::chrono::hours> backupInterval; ///< nothing: none by itself
    std::size_t backupsKept{};
    std::string backupFolder;             ///< empty: in the data folder
    std::vector<std::string> moreSchemes; ///< of URLs that actions may open, in lower case
    LogLevel logLevel{};
    bool logRequests{};
    std::string ownerGroup;  ///< empty: only the user that runs the daemon
    std::string viewerGroup; ///< empty: nobody

    friend bool operator==(const EffectiveSettings&, const EffectiveSettings&) = default;
};

EffectiveSettings effectiveSettings(const Settings& settings);

} // namespace tempo::daemon
