#include "daemon/settings/effective_settings.hpp"

#include "core/ascii.hpp"
#include "daemon/settings/settings.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace tempo::daemon {
namespace {

// Every value in Settings is in its range, so the casts below lose nothing.
class Reader {
public:
    explicit Reader(const Settings& settings) : settings_(settings) {}

    bool boolean(std::string_view name) const { return std::get<bool>(settings_.value(name)); }

    template<class Number>
    Number number(std::string_view name) const {
        return static_cast<Number>(std::get<std::int64_t>(settings_.value(name)));
    }

    const std::string& text(std::string_view name) const {
        return std::get<std::string>(settings_.value(name));
    }

    std::optional<std::uint32_t> rate(std::string_view name) const {
        const bool off = std::holds_alternative<std::string>(settings_.value(name));
        return off ? std::nullopt : std::optional(number<std::uint32_t>(name));
    }

    std::chrono::seconds seconds(std::string_view name) const {
        return std::chrono::seconds(number<std::int64_t>(name));
    }

    std::optional<std::chrono::days> daysOrForEver(std::string_view name) const {
        const auto days = number<int>(name);
        return days == 0 ? std::nullopt : std::optional(std::chrono::days(days));
    }

    std::optional<std::chrono::hours> hoursOrNever(std::string_view name) const {
        const auto hours = number<int>(name);
        return hours == 0 ? std::nullopt : std::optional(std::chrono::hours(hours));
    }

    BindScope bindScope(std::string_view name) const {
        return text(name) == "loopback" ? BindScope::Loopback : BindScope::Lan;
    }

    access::NetworkPolicy network() const {
        return {.deny = ranges("network.deny"),
                .allow = ranges("network.allow"),
                .proxies = ranges("network.proxies"),
                .trusted = boolean("network.trustedOnly") ? access::TrustedNetworks::Only
                                                          : access::TrustedNetworks::Anyone};
    }

    /// Names with commas or spaces between them, in lower case.
    std::vector<std::string> names(std::string_view name) const {
        std::vector<std::string> names(1);
        for (const char c : text(name)) {
            if (c != ',' && c != ' ') {
                names.back() += ascii::toLower(c);
            } else if (!names.back().empty()) {
                names.emplace_back();
            }
        }
        std::erase(names, std::string());
        return names;
    }

    std::vector<TriageRule> triageRules(std::string_view name) const {
        return parseTriageRules(std::get<TextList>(settings_.value(name))).value();
    }

    LogLevel logLevel(std::string_view name) const {
        const auto& words = findSetting(name)->words;
        return static_cast<LogLevel>(std::ranges::find(words, text(name)) - words.begin());
    }

private:
    std::vector<access::AddressRange> ranges(std::string_view name) const {
        return access::parseRanges(std::get<TextList>(settings_.value(name))).value();
    }

    const Settings& settings_;
};

} // namespace

EffectiveSettings effectiveSettings(const Settings& settings) {
    const Reader read(settings);
    return {
        .ingestionEnabled = read.boolean("ingestion.enabled"),
        .ingestionPort = read.number<std::uint16_t>("ingestion.port"),
        .ingestionBind = read.bindScope("ingestion.bind"),
        .tlsEnabled = read.boolean("ingestion.tls.enabled"),
        .tlsPort = read.number<std::uint16_t>("ingestion.tls.port"),
        .certificateFiles = {.chain = read.text("ingestion.tls.certificateFile"),
                             .key = read.text("ingestion.tls.keyFile")},
        .clientAuthorityFile = read.text("ingestion.tls.clientAuthorityFile"),
        .ratePerToken = read.rate("ingestion.rate.perToken"),
        .failedAuthenticationsPerMinute =
            read.number<std::uint32_t>("ingestion.rate.failedAuthentications"),
        .bodyBytes = read.number<std::size_t>("ingestion.limits.bodyBytes"),
        .connectionsTotal = read.number<std::size_t>("ingestion.connections.total"),
        .connectionsPerAddress = read.number<std::size_t>("ingestion.connections.perAddress"),
        .headerTimeout = read.seconds("ingestion.timeouts.headerSeconds"),
        .bodyTimeout = read.seconds("ingestion.timeouts.bodySeconds"),
        .idleTimeout = read.seconds("ingestion.timeouts.idleSeconds"),
        .network = read.network(),
        .retention = read.daysOrForEver("retention.days"),
        .imageRetention = read.daysOrForEver("retention.imageDays"),
        .triageRules = read.triageRules("triage.rules"),
        .auditRetention = read.daysOrForEver("audit.retentionDays"),
        .backupInterval = read.hoursOrNever("backup.everyHours"),
        .backupsKept = read.number<std::size_t>("backup.keep"),
        .backupFolder = read.text("backup.folder"),
        .moreSchemes = read.names("actions.moreSchemes"),
        .logLevel = read.logLevel("log.level"),
        .logRequests = read.boolean("log.requests"),
        .ownerGroup = read.text("control.ownerGroup"),
        .viewerGroup = read.text("control.viewerGroup"),
    };
}

} // namespace tempo::daemon
