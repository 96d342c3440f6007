#include "model/senders/tool_list.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace tempo::model {
namespace {

struct ToolWords {
    Q_DECLARE_TR_FUNCTIONS(ToolList)
};

constexpr qsizetype kMostOfName = 60; // far below the most of a provider

Tool byPage(const char* name, const QString& words, const char* provider, const char* page) {
    return {.name = QString::fromUtf8(name),
            .words = words,
            .provider = QString::fromLatin1(provider),
            .page = QString::fromLatin1(page)};
}

/// What runs services, machines and networks.
QList<Tool> machines() {
    return {
        byPage("Alertmanager", ToolWords::tr("alerts of Prometheus, firing and resolved"),
               "io.prometheus.alertmanager", "alertmanager"),
        byPage("Beszel", ToolWords::tr("servers that are down or over their limits"), "com.beszel",
               "beszel"),
        byPage("Grafana", ToolWords::tr("alerts of your dashboards"), "com.grafana", "grafana"),
        byPage("Healthchecks", ToolWords::tr("jobs that did not report in time"), "io.healthchecks",
               "healthchecks"),
        byPage("Kopia", ToolWords::tr("snapshots made, with warnings, or failed"), "com.kopia",
               "kopia"),
        byPage("Pi-hole", ToolWords::tr("whether it blocks, and answers at all"),
               "net.pi-hole.pi-hole", "pi-hole"),
        byPage("Proxmox Backup Server", ToolWords::tr("verification, pruning and sync jobs"),
               "com.proxmox.pbs", "proxmox-backup-server"),
        byPage("Proxmox VE", ToolWords::tr("backups, replication, fencing, updates"), "com.proxmox",
               "proxmox-ve"),
        byPage("Synology", ToolWords::tr("volumes, drives, backups and power of a NAS"),
               "com.synology", "synology"),
        byPage("TrueNAS", ToolWords::tr("pools, disks and services of a NAS"), "com.truenas",
               "truenas"),
        byPage("UniFi Network", ToolWords::tr("devices and internet, up and down"),
               "com.ubiquiti.unifi.network", "unifi"),
        byPage("UniFi Protect", ToolWords::tr("what cameras and doorbells see, with pictures"),
               "com.ubiquiti.unifi.protect", "unifi"),
        byPage("Uptime Kuma", ToolWords::tr("monitors that go down and come back"),
               "com.uptime-kuma", "uptime-kuma"),
        byPage("Vaultwarden", ToolWords::tr("logins to the password safe, and failed ones"),
               "com.vaultwarden", "vaultwarden"),
    };
}

/// What people write, build, watch and automate with.
QList<Tool> services() {
    return {
        byPage("CloudEvents", ToolWords::tr("whatever speaks CloudEvents 1.0"), "io.cloudevents",
               "cloudevents"),
        byPage("Forgejo", ToolWords::tr("pushes, pull requests, releases, runs"), "org.forgejo",
               "forgejo"),
        byPage("Gitea", ToolWords::tr("pushes, pull requests, releases, runs"), "com.gitea",
               "forgejo"),
        byPage("GitHub", ToolWords::tr("workflow runs, pull requests, security alerts"),
               "com.github", "github"),
        byPage("Home Assistant", ToolWords::tr("doors, smoke, water and what else you label"),
               "com.home-assistant", "home-assistant"),
        byPage("Jellyfin", ToolWords::tr("new media, who watches what, failed logins"),
               "org.jellyfin", "jellyfin"),
        byPage("Jellyseerr", ToolWords::tr("requests for films and series, and issues"),
               "com.jellyseerr", "jellyseerr"),
        byPage("Node-RED", ToolWords::tr("messages of your flows"), "org.nodered", "node-red"),
        byPage("Overseerr", ToolWords::tr("requests for films and series, and issues"),
               "com.overseerr", "jellyseerr"),
        byPage("Prowlarr", ToolWords::tr("grabs, and indexers that fail"), "com.prowlarr",
               "prowlarr"),
        byPage("Radarr", ToolWords::tr("films grabbed and imported, and its health"), "com.radarr",
               "radarr"),
        byPage("Sonarr", ToolWords::tr("episodes grabbed and imported, and its health"),
               "com.sonarr", "sonarr"),
    };
}

/// What programs of many kinds use to notify.
QList<Tool> notifiers() {
    using Ending = Tool::Ending;
    auto apprise = byPage("Apprise", ToolWords::tr("every program that notifies through it"),
                          "net.gotify", "apprise");
    auto gotify =
        byPage("", ToolWords::tr("every program that posts to Gotify"), "net.gotify", "gotify");
    auto ntfy =
        byPage("", ToolWords::tr("every program that publishes to ntfy"), "sh.ntfy", "ntfy");
    gotify.name = ToolWords::tr("Gotify clients");
    ntfy.name = ToolWords::tr("ntfy clients");
    apprise.ending = gotify.ending = Ending::Name;
    return {apprise, gotify, ntfy};
}

QList<Tool> scripts() {
    Tool curl{.name = ToolWords::tr("Script (curl)"),
              .words = ToolWords::tr("any machine with a shell"),
              .provider = QStringLiteral("scripts"),
              .page = QStringLiteral("scripts"),
              .instructions = Instructions::Curl,
              .ending = Tool::Ending::Name};
    Tool post = curl;
    post.name = QStringLiteral("tempo-post");
    post.words = ToolWords::tr("scripts, with retries and a spool");
    post.instructions = Instructions::TempoPost;
    return {curl, post};
}

Tool anythingElse() {
    auto tool =
        byPage("", ToolWords::tr("a URL, headers and a body of your own"), "webhook", "webhook");
    tool.name = ToolWords::tr("Something else");
    tool.ending = Tool::Ending::Name;
    return tool;
}

QString slug(const QString& name) {
    auto text = name.toLower().normalized(QString::NormalizationForm_D);
    text.replace(QRegularExpression(QStringLiteral("[^a-z0-9]+")), QStringLiteral("-"));
    text.remove(QRegularExpression(QStringLiteral("^-+|-+$")));
    return text.isEmpty() ? QStringLiteral("new") : text.left(kMostOfName);
}

} // namespace

QList<Tool> tools() {
    auto named = machines() + services() + notifiers();
    std::ranges::sort(named, [](const Tool& a, const Tool& b) {
        return QString::compare(a.name, b.name, Qt::CaseInsensitive) < 0;
    });
    return scripts() + named + QList{anythingElse()};
}

bool isMeant(const Tool& tool, const QString& wanted) {
    const auto text = tool.name + u' ' + tool.words + u' ' + tool.provider;
    const auto words = wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(
        words, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString suggestedProvider(const Tool& tool, const QString& name) {
    return tool.ending == Tool::Ending::Name ? tool.provider + u'.' + slug(name) : tool.provider;
}

} // namespace tempo::model
