#include "model/senders/sender_recipe.hpp"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tempo::model {
namespace {

struct RecipeWords {
    Q_DECLARE_TR_FUNCTIONS(SenderRecipe)
};

QString filled(QString text, const RecipeFacts& facts) {
    return text.replace(QStringLiteral("@URL@"), baseUrl(facts))
        .replace(QStringLiteral("@TOKEN@"), facts.token)
        .replace(QStringLiteral("@NAME@"), facts.name)
        .replace(QStringLiteral("@CA@"), facts.caFile);
}

QString curl(const RecipeFacts& facts) {
    return QStringLiteral("curl ") + (facts.tls ? QStringLiteral("--cacert @CA@ ") : QString()) +
           QStringLiteral("-H 'X-Tempo-Token: @TOKEN@' \\\n"
                          "     -H 'Content-Type: application/json' \\\n"
                          "     -d '{\"title\": \"Hello from @NAME@\", \"severity\": \"ok\"}' \\\n"
                          "     @URL@/ingest\n");
}

QString tempoPost(const RecipeFacts& facts) {
    return QStringLiteral("TEMPO_TOKEN=@TOKEN@ tempo-post --host @URL@ ") +
           (facts.tls ? QStringLiteral("--cacert @CA@ ") : QString()) +
           QStringLiteral("\\\n    --title 'Hello from @NAME@' --severity ok\n");
}

/// https://www.home-assistant.io/integrations/rest_command/. It verifies certificates against the
/// system's store, to which the authority has to be added.
QString homeAssistant() {
    return QStringLiteral(
        "rest_command:\n"
        "  tempo:\n"
        "    url: \"@URL@/ingest\"\n"
        "    method: post\n"
        "    content_type: \"application/json\"\n"
        "    headers:\n"
        "      X-Tempo-Token: \"@TOKEN@\"\n"
        "    payload: >-\n"
        "      {{ {\"title\": title, \"severity\": severity | default(\"info\"),\n"
        "          \"metadata\": {\"message\": message | default(\"\")}} | to_json }}\n");
}

/// Settings → Notifications → Setup notification → Webhook.
QString uptimeKuma() {
    return QStringLiteral("Post URL:            @URL@/uptime-kuma\n"
                          "Request body:        Preset - application/json\n"
                          "Additional headers:  {\"X-Tempo-Token\": \"@TOKEN@\"}\n");
}

/// https://pve.proxmox.com/wiki/Notifications, webhook targets.
QString proxmox() {
    return QStringLiteral("Method:   POST\n"
                          "URL:      @URL@/ingest\n"
                          "Headers:  Content-Type: application/json\n"
                          "          X-Tempo-Token: {{ secrets.token }}\n"
                          "Secrets:  token = @TOKEN@\n"
                          "Body:\n"
                          "{\"title\": \"{{ escape title }}\",\n"
                          " \"severity\": \"{{ escape severity }}\",\n"
                          " \"metadata\": {\"message\": \"{{ escape message }}\"}}\n");
}

QString other(const RecipeFacts& facts) {
    return QStringLiteral("POST @URL@/ingest\n"
                          "X-Tempo-Token: @TOKEN@\n"
                          "Content-Type: application/json\n") +
           (facts.tls ? QStringLiteral("(trust the certificate @CA@)\n") : QString()) +
           QStringLiteral("\n{\"title\": \"Hello from @NAME@\", \"severity\": \"ok\"}\n");
}

QString slug(const QString& name) {
    auto text = name.toLower().normalized(QString::NormalizationForm_D);
    text.replace(QRegularExpression(QStringLiteral("[^a-z0-9]+")), QStringLiteral("-"));
    text.remove(QRegularExpression(QStringLiteral("^-+|-+$")));
    return text.isEmpty() ? QStringLiteral("new")
                          : text.left(60); // far below the most of a provider
}

} // namespace

QString baseUrl(const RecipeFacts& facts) {
    const auto host = facts.host.contains(QLatin1Char(':'))
                          ? QLatin1Char('[') + facts.host + QLatin1Char(']')
                          : facts.host;
    return QStringLiteral("%1://%2:%3")
        .arg(facts.tls ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(facts.port);
}

QString toolName(Tool tool) {
    switch (tool) {
    case Tool::Script:
        return RecipeWords::tr("Script (curl)");
    case Tool::TempoPost:
        return RecipeWords::tr("tempo-post");
    case Tool::HomeAssistant:
        return RecipeWords::tr("Home Assistant");
    case Tool::UptimeKuma:
        return RecipeWords::tr("Uptime Kuma");
    case Tool::Proxmox:
        return RecipeWords::tr("Proxmox VE");
    case Tool::Other:
        return RecipeWords::tr("Something else");
    }
    return {};
}

QString suggestedProvider(Tool tool, const QString& name) {
    switch (tool) {
    case Tool::Script:
    case Tool::TempoPost:
        return QStringLiteral("scripts.") + slug(name);
    case Tool::HomeAssistant:
        return QStringLiteral("com.home-assistant");
    case Tool::UptimeKuma:
        return QStringLiteral("com.uptime-kuma");
    case Tool::Proxmox:
        return QStringLiteral("com.proxmox");
    case Tool::Other:
        return slug(name);
    }
    return {};
}

QString recipe(Tool tool, const RecipeFacts& facts) {
    switch (tool) {
    case Tool::Script:
        return filled(curl(facts), facts);
    case Tool::TempoPost:
        return filled(tempoPost(facts), facts);
    case Tool::HomeAssistant:
        return filled(homeAssistant(), facts);
    case Tool::UptimeKuma:
        return filled(uptimeKuma(), facts);
    case Tool::Proxmox:
        return filled(proxmox(), facts);
    case Tool::Other:
        return filled(other(facts), facts);
    }
    return {};
}

QString recipePlace(Tool tool, const RecipeFacts& facts) {
    const QString trust =
        facts.tls ? QLatin1Char(' ') +
                        RecipeWords::tr("It has to trust tempo-ca.pem, which “Save certificate” "
                                        "gives you.")
                  : QString();
    switch (tool) {
    case Tool::Script:
        return RecipeWords::tr("Run this in a shell of the machine that is to send.") + trust;
    case Tool::TempoPost:
        return RecipeWords::tr("Copy packaging/tempo-post to the machine that is to send, and run "
                               "this there.") +
               trust;
    case Tool::HomeAssistant:
        return RecipeWords::tr(
                   "Add this to configuration.yaml, restart Home Assistant, and call the action "
                   "rest_command.tempo with a title.") +
               trust;
    case Tool::UptimeKuma:
        return RecipeWords::tr("Settings → Notifications → Setup notification → Webhook.") + trust;
    case Tool::Proxmox:
        return RecipeWords::tr("Datacenter → Notifications → Add → Webhook.") + trust;
    case Tool::Other:
        return RecipeWords::tr("Any program that can send an HTTP request.") + trust;
    }
    return {};
}

} // namespace tempo::model
