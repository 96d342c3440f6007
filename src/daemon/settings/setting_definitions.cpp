#include "daemon/settings/setting_definitions.hpp"

#include <algorithm>
#include <array>

namespace tempo::daemon {
namespace {

using namespace std::string_view_literals;
using Definition = SettingDefinition;
using enum SettingKind;

// std::variant needs the exact type to choose the alternative.
constexpr std::int64_t number(std::int64_t value) {
    return value;
}

constexpr std::int64_t kLeastPort = 1024; // below it a port belongs to root
constexpr std::int64_t kMostPort = 65535;
constexpr std::int64_t kMostDays = 36500;
constexpr std::int64_t kMostTimeout = 3600;
constexpr std::int64_t kMostConnections = 65536;
constexpr std::int64_t kMostRate = 1'000'000;
constexpr std::int64_t kMostGroupName = 32; // useradd(8)
constexpr std::int64_t kMostPath = 4095;    // PATH_MAX without its end
constexpr std::int64_t kMostRanges = 1000;
constexpr std::int64_t kMostRules = 100;
constexpr std::int64_t kKibibyte = 1024;
constexpr std::int64_t kMebibyte = 1024 * kKibibyte;
constexpr auto kFreePort = "takes a free port"sv;
constexpr std::int64_t kMostBackupHours = 8760; // a year
constexpr std::int64_t kMostBackups = 1000;
constexpr auto kNoneByItself = "makes none by itself"sv;
constexpr auto kForEver = "keeps them for ever"sv;

constexpr std::array kBindWords{"lan"sv, "loopback"sv};
constexpr std::array kLogLevels{"debug"sv, "info"sv, "warning"sv, "error"sv};

constexpr std::array kDefinitions{
    Definition{.name = "ingestion.enabled",
               .kind = Boolean,
               .fallback = true,
               .description = "Whether events are taken over plain HTTP"},
    Definition{.name = "ingestion.port",
               .kind = Integer,
               .fallback = number(7776),
               .least = kLeastPort,
               .most = kMostPort,
               .zeroMeans = kFreePort,
               .description = "The port for plain HTTP"},
    Definition{.name = "ingestion.bind",
               .kind = Choice,
               .fallback = "lan"sv,
               .words = kBindWords,
               .description = "Who can reach the ports: the network, or this machine alone"},
    Definition{.name = "ingestion.tls.enabled",
               .kind = Boolean,
               .fallback = false,
               .description = "Whether events are taken over TLS, beside plain HTTP"},
    Definition{.name = "ingestion.tls.port",
               .kind = Integer,
               .fallback = number(8776),
               .least = kLeastPort,
               .most = kMostPort,
               .zeroMeans = kFreePort,
               .description = "The port for TLS"},
    Definition{.name = "ingestion.tls.certificateFile",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostPath,
               .description = "PEM file with a certificate of your own and its chain; empty: "
                              "Tempo's own. Set together with the key"},
    Definition{.name = "ingestion.tls.keyFile",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostPath,
               .description = "PEM file with the private key of that certificate"},
    Definition{.name = "ingestion.tls.clientAuthorityFile",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostPath,
               .description = "PEM file with the authorities of senders' own certificates; empty: "
                              "no sender is asked for one"},
    Definition{.name = "ingestion.rate.perToken",
               .kind = Rate,
               .fallback = number(120),
               .least = 1,
               .most = kMostRate,
               .unit = "events a minute",
               .description = "How much one token may send, unless the token has its own rate"},
    Definition{.name = "ingestion.rate.failedAuthentications",
               .kind = Integer,
               .fallback = number(20),
               .least = 1,
               .most = kMostRate,
               .unit = "a minute",
               .description = "How many failed authentications one address may try"},
    Definition{.name = "ingestion.limits.bodyBytes",
               .kind = Integer,
               .fallback = 4 * kMebibyte,
               .least = kKibibyte,
               .most = 64 * kMebibyte,
               .unit = "bytes",
               .description = "The largest body of a request"},
    Definition{.name = "ingestion.connections.total",
               .kind = Integer,
               .fallback = number(1024),
               .least = 1,
               .most = kMostConnections,
               .unit = "connections",
               .description = "How many senders may be connected at once"},
    Definition{.name = "ingestion.connections.perAddress",
               .kind = Integer,
               .fallback = number(128),
               .least = 1,
               .most = kMostConnections,
               .unit = "connections",
               .description = "How many of them from one address"},
    Definition{.name = "ingestion.timeouts.headerSeconds",
               .kind = Integer,
               .fallback = number(10),
               .least = 1,
               .most = kMostTimeout,
               .unit = "seconds",
               .description = "How long a sender may take for a whole request header"},
    Definition{.name = "ingestion.timeouts.bodySeconds",
               .kind = Integer,
               .fallback = number(30),
               .least = 1,
               .most = kMostTimeout,
               .unit = "seconds",
               .description = "How long a sender may take for a whole body"},
    Definition{.name = "ingestion.timeouts.idleSeconds",
               .kind = Integer,
               .fallback = number(75),
               .least = 1,
               .most = kMostTimeout,
               .unit = "seconds",
               .description = "How long a connection may wait between two requests"},
    Definition{.name = "network.trustedOnly",
               .kind = Boolean,
               .fallback = true,
               .description = "Whether only private, loopback and link-local addresses may send"},
    Definition{.name = "network.deny",
               .kind = Ranges,
               .most = kMostRanges,
               .description =
                   "Addresses and networks that may not connect, whatever else allows it"},
    Definition{.name = "network.allow",
               .kind = Ranges,
               .most = kMostRanges,
               .description = "Addresses and networks that may connect besides the trusted ones"},
    Definition{.name = "network.proxies",
               .kind = Ranges,
               .most = kMostRanges,
               .description = "Proxies that are believed about the address of their clients"},
    Definition{.name = "retention.days",
               .kind = Integer,
               .fallback = number(0),
               .least = 1,
               .most = kMostDays,
               .zeroMeans = kForEver,
               .unit = "days",
               .description = "How long events are kept"},
    Definition{.name = "retention.imageDays",
               .kind = Integer,
               .fallback = number(1),
               .least = 1,
               .most = kMostDays,
               .zeroMeans = kForEver,
               .unit = "days",
               .description = "How long the pictures of events are kept; the events stay"},
    Definition{.name = "triage.rules",
               .kind = Rules,
               .most = kMostRules,
               .description = "What is acknowledged or dismissed when it gets old; the first rule "
                              "that speaks of an event counts"},
    Definition{.name = "audit.retentionDays",
               .kind = Integer,
               .fallback = number(0),
               .least = 1,
               .most = kMostDays,
               .zeroMeans = kForEver,
               .unit = "days",
               .description = "How long audit entries are kept"},
    Definition{.name = "backup.everyHours",
               .kind = Integer,
               .fallback = number(0),
               .least = 1,
               .most = kMostBackupHours,
               .zeroMeans = kNoneByItself,
               .unit = "hours",
               .description = "How often Tempo makes a backup by itself"},
    Definition{.name = "backup.keep",
               .kind = Integer,
               .fallback = number(7),
               .least = 1,
               .most = kMostBackups,
               .unit = "backups",
               .description = "How many of the backups made by itself are kept, the newest"},
    Definition{.name = "backup.folder",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostPath,
               .description =
                   "The folder for backups, from the root; empty: `backups` in the data folder"},
    Definition{.name = "actions.moreSchemes",
               .kind = Text,
               .fallback = ""sv,
               .most = 500,
               .description = "URL schemes that actions may open besides the known ones, "
                              "with commas: steam,zed"},
    Definition{.name = "log.level",
               .kind = Choice,
               .fallback = "info"sv,
               .words = kLogLevels,
               .description = "The least important lines that are logged"},
    Definition{.name = "log.requests",
               .kind = Boolean,
               .fallback = true,
               .description = "Whether each request is a line in the log"},
    Definition{.name = "control.ownerGroup",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostGroupName,
               .description =
                   "The group whose members may control the daemon; empty: its own user alone"},
    Definition{.name = "control.viewerGroup",
               .kind = Text,
               .fallback = ""sv,
               .most = kMostGroupName,
               .description = "The group whose members may read events; empty: nobody"},
};

struct Owned {
    SettingValue operator()(bool value) const { return value; }
    SettingValue operator()(std::int64_t value) const { return value; }
    SettingValue operator()(std::string_view value) const { return std::string(value); }
};

constexpr char upper(char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

} // namespace

std::span<const SettingDefinition> settingDefinitions() {
    return kDefinitions;
}

const SettingDefinition* findSetting(std::string_view name) {
    const auto* found = std::ranges::find(kDefinitions, name, &SettingDefinition::name);
    return found == kDefinitions.end() ? nullptr : found;
}

bool isList(SettingKind kind) {
    return kind == Ranges || kind == SettingKind::Rules;
}

SettingValue defaultValue(const SettingDefinition& definition) {
    return isList(definition.kind) ? SettingValue(TextList{})
                                   : std::visit(Owned{}, definition.fallback);
}

std::string environmentName(std::string_view settingName) {
    std::string variable = "TEMPO_";
    for (const char letter : settingName) {
        if (letter >= 'A' && letter <= 'Z') {
            variable += '_';
        }
        variable += letter == '.' ? '_' : upper(letter);
    }
    return variable;
}

} // namespace tempo::daemon
