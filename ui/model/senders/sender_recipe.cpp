#include "model/senders/sender_recipe.hpp"

#include "model/senders/sender_guide.hpp"

#include <QCoreApplication>

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

} // namespace

QString baseUrl(const RecipeFacts& facts) {
    const auto host = facts.host.contains(QLatin1Char(':'))
                          ? QLatin1Char('[') + facts.host + QLatin1Char(']')
                          : facts.host;
    return QStringLiteral("%1://%2:%3")
        .arg(facts.tls ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(facts.port);
}

QString recipe(const Tool& tool, const QString& page, const RecipeFacts& facts) {
    switch (tool.instructions) {
    case Instructions::Curl:
        return filled(curl(facts), facts);
    case Instructions::TempoPost:
        return filled(tempoPost(facts), facts);
    case Instructions::Page:
        return guide(page, facts);
    }
    return {};
}

QString recipePlace(const Tool& tool, const RecipeFacts& facts) {
    const QString trust =
        facts.tls ? QLatin1Char(' ') +
                        RecipeWords::tr("It has to trust tempo-ca.pem, which “Save certificate” "
                                        "gives you.")
                  : QString();
    switch (tool.instructions) {
    case Instructions::Curl:
        return RecipeWords::tr("Run this in a shell of the machine that is to send.") + trust;
    case Instructions::TempoPost:
        return RecipeWords::tr("Copy packaging/tempo-post to the machine that is to send, and run "
                               "this there.") +
               trust;
    case Instructions::Page:
        return RecipeWords::tr("What to do in %1; address and token are filled in.")
                   .arg(tool.name) +
               trust;
    }
    return {};
}

} // namespace tempo::model
