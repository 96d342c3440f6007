#include "ingest/adapters/adapter.hpp"
#include "ingest/adapters/alerts.hpp"
#include "ingest/adapters/github.hpp"
#include "ingest/adapters/gotify.hpp"
#include "ingest/adapters/healthchecks.hpp"
#include "ingest/adapters/kopia.hpp"
#include "ingest/adapters/ntfy.hpp"
#include "ingest/adapters/seerr.hpp"
#include "ingest/adapters/servarr.hpp"
#include "ingest/adapters/unifi.hpp"
#include "ingest/adapters/uptime_kuma.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tempo::ingest {
namespace {

/// The more specific of two providers that begin alike stands first.
constexpr std::array<Adapter, 16> kAdapters{{
    {"uptime-kuma", "Uptime Kuma", "com.uptime-kuma",
     "A webhook of Uptime Kuma is an object with heartbeat, monitor and msg.", adaptUptimeKuma},
    {"kopia", "Kopia", "com.kopia",
     "A notification of Kopia has the header Subject, or a report with Path lines or snapshots.",
     adaptKopia, Adapter::Signing::Refused},
    {"unifi/network", "UniFi Network", "com.ubiquiti.unifi.network",
     "An alarm of UniFi Network has a key, alert_key or parameters, or events of these.",
     adaptUnifiNetwork},
    {"unifi/protect", "UniFi Protect", "com.ubiquiti.unifi.protect",
     "An alarm of UniFi Protect has alarm with triggers.", adaptUnifiProtect},
    {"unifi", "UniFi", "com.ubiquiti.unifi",
     "An alarm of UniFi has alarm with triggers, or a key, alert_key, parameters or events.",
     adaptUnifi},
    {"alertmanager", "Alertmanager", "io.prometheus.alertmanager",
     "A webhook of Alertmanager has alerts, each with status and labels.", adaptAlerts},
    {"grafana", "Grafana", "com.grafana",
     "A webhook of Grafana has alerts, each with status and labels.", adaptAlerts},
    {"github", "GitHub", "com.github",
     "A webhook of GitHub has the header X-GitHub-Event and a JSON object.", adaptGitHub},
    {"gitea", "Gitea", "com.gitea",
     "A webhook of Gitea has the header X-Gitea-Event and a JSON object.", adaptGitHub},
    {"forgejo", "Forgejo", "org.forgejo",
     "A webhook of Forgejo has the header X-Forgejo-Event and a JSON object.", adaptGitHub},
    {"healthchecks", "Healthchecks", "io.healthchecks",
     "The body for Healthchecks is an object with check and status, see "
     "docs/senders/healthchecks.md.",
     adaptHealthchecks},
    {"sonarr", "Sonarr", "com.sonarr", "A webhook of Sonarr has eventType and instanceName.",
     adaptServarr},
    {"radarr", "Radarr", "com.radarr", "A webhook of Radarr has eventType and instanceName.",
     adaptServarr},
    {"prowlarr", "Prowlarr", "com.prowlarr",
     "A webhook of Prowlarr has eventType and instanceName.", adaptServarr},
    {"jellyseerr", "Jellyseerr", "com.jellyseerr",
     "A webhook of Jellyseerr has notification_type and subject.", adaptSeerr},
    {"overseerr", "Overseerr", "com.overseerr",
     "A webhook of Overseerr has notification_type and subject.", adaptSeerr},
}};

constexpr Adapter kGotify{"gotify", "Gotify", "",
                          "A message for Gotify has message, and may have title, priority, extras.",
                          adaptGotify};
constexpr Adapter kNtfy{
    "ntfy",    "ntfy",
    "",        "A message for ntfy is text, or an object with topic and message.",
    adaptNtfy, Adapter::Signing::Refused};

bool belongsTo(std::string_view provider, std::string_view adapters) {
    return !adapters.empty() && provider.starts_with(adapters) &&
           (provider.size() == adapters.size() || provider[adapters.size()] == '.');
}

DecodeRefusal notRecognised(const Adapter& adapter) {
    return {Refusal::NotRecognised,
            "This is not what " + std::string(adapter.tool) +
                " sends; nothing was stored. Events in Tempo's own JSON go to /ingest.",
            {{"", std::string(adapter.expects)}}};
}

/// Whether it says nothing about the tool: any body in another format gets it.
bool isOfReading(Refusal kind) {
    return kind == Refusal::UnsupportedMediaType || kind == Refusal::Empty ||
           kind == Refusal::NotJson;
}

} // namespace

std::span<const Adapter> adapters() {
    return kAdapters;
}

const Adapter* findAdapter(std::string_view source) {
    const auto* const found = std::ranges::find(kAdapters, source, &Adapter::source);
    return found == kAdapters.end() ? nullptr : found;
}

const Adapter* adapterOf(std::string_view boundProvider) {
    const auto* const found = std::ranges::find_if(kAdapters, [&](const Adapter& adapter) {
        return belongsTo(boundProvider, adapter.provider);
    });
    return found == kAdapters.end() ? nullptr : found;
}

const Adapter& gotifyAdapter() {
    return kGotify;
}

const Adapter& ntfyAdapter() {
    return kNtfy;
}

tl::expected<DecodedBody, DecodeRefusal>
decodeForeign(const Adapter& adapter, const RequestBody& request, const DecodeContext& context) {
    auto outcome = adapter.adapt(request, context);
    if (!outcome) {
        return tl::unexpected<DecodeRefusal>(std::move(outcome.error()));
    }
    if (!*outcome) {
        return tl::unexpected<DecodeRefusal>(notRecognised(adapter));
    }
    return **std::move(outcome);
}

tl::expected<DecodedBody, DecodeRefusal> decodeEither(const Adapter& adapter,
                                                      const RequestBody& request,
                                                      const DecodeContext& foreign,
                                                      const DecodeContext& own) {
    auto outcome = adapter.adapt(request, foreign);
    if (outcome && *outcome) {
        return **std::move(outcome);
    }
    if (!outcome && !isOfReading(outcome.error().kind)) {
        return tl::unexpected<DecodeRefusal>(std::move(outcome.error()));
    }
    return decodeBody(request, own);
}

} // namespace tempo::ingest
