#include "cli/output/words.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <iomanip>
#include <sstream>

namespace tempo::cli {
namespace {

struct Unit {
    std::int64_t seconds;
    std::string_view name;
};

constexpr std::array<Unit, 4> kUnits{{{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}}};

std::string amount(std::int64_t count, const Unit& unit) {
    return std::to_string(count) + " " + std::string(unit.name);
}

} // namespace

std::string localTime(Timestamp time) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm parts{};
    if (::localtime_r(&seconds, &parts) == nullptr) {
        return formatRfc3339(time);
    }
    std::array<char, 64> buffer{};
    const std::size_t size =
        std::strftime(buffer.data(), buffer.size(), "%Y-%m-%d %H:%M:%S", &parts);
    return {buffer.data(), size};
}

std::string localTime(const std::optional<Timestamp>& time, std::string_view absent) {
    return time ? localTime(*time) : std::string(absent);
}

std::string durationWords(std::chrono::seconds duration) {
    const std::int64_t left = std::max<std::int64_t>(duration.count(), 0);
    for (std::size_t i = 0; i + 1 < kUnits.size(); ++i) {
        const Unit& large = kUnits.at(i);
        const Unit& small = kUnits.at(i + 1);
        if (left >= large.seconds) {
            const std::int64_t rest = left % large.seconds / small.seconds;
            return amount(left / large.seconds, large) +
                   (rest == 0 ? "" : " " + amount(rest, small));
        }
    }
    return amount(left, kUnits.back());
}

std::string bytesWords(std::uint64_t bytes) {
    constexpr std::array<const char*, 5> kNames{"B", "KiB", "MiB", "GiB", "TiB"};
    auto size = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (size >= 1024 && unit + 1 < kNames.size()) {
        size /= 1024;
        ++unit;
    }
    std::ostringstream words;
    words << std::fixed << std::setprecision(unit == 0 ? 0 : 1) << size << ' ' << kNames.at(unit);
    return words.str();
}

std::string counted(std::uint64_t count, std::string_view singular) {
    return std::to_string(count) + " " + std::string(singular) + (count == 1 ? "" : "s");
}

std::string rateWords(const EventRate& rate) {
    switch (rate.kind) {
    case EventRate::Kind::Default:
        return "default";
    case EventRate::Kind::Off:
        return "off";
    case EventRate::Kind::PerMinute:
        break;
    }
    return std::to_string(rate.perMinute);
}

std::string_view senderState(const Sender& sender, Timestamp now) {
    if (sender.revokedAt) {
        return "revoked";
    }
    if (sender.expiresAt && *sender.expiresAt <= now) {
        return "expired";
    }
    return sender.exposedAt ? "exposed" : "active";
}

std::string tlsWords(const Sender& sender) {
    if (sender.requireTls) {
        return "required";
    }
    if (sender.tlsSince) {
        constexpr std::size_t kDate = std::string_view("2026-01-31").size();
        return "since " + localTime(*sender.tlsSince).substr(0, kDate);
    }
    return sender.lastUsedAt ? "no" : "-";
}

std::string exposureAdvice(const Sender& sender) {
    if (!sender.exposedAt) {
        return {};
    }
    return "The token of '" + sender.name + "' crossed the network in the clear at " +
           localTime(*sender.exposedAt) +
           ", although the sender requires TLS. Replace it: tempoctl token rotate " +
           sender.id.toString();
}

} // namespace tempo::cli
