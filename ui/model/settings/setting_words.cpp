#include "model/settings/setting_words.hpp"

#include "model/text.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace tempo::model {
namespace {

struct SettingText {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
};

struct Words {
    const char* name;
    const char* text;
};

constexpr std::array kWords{
    Words{"ingestion.enabled",
          QT_TRANSLATE_NOOP("SettingWords", "Whether events are taken over plain HTTP")},
    Words{"ingestion.port", QT_TRANSLATE_NOOP("SettingWords", "The port for plain HTTP")},
    Words{"ingestion.bind",
          QT_TRANSLATE_NOOP("SettingWords",
                            "Who can reach the ports: the network, or this machine alone")},
    Words{
        "ingestion.tls.enabled",
        QT_TRANSLATE_NOOP("SettingWords", "Whether events are taken over TLS, beside plain HTTP")},
    Words{"ingestion.tls.port", QT_TRANSLATE_NOOP("SettingWords", "The port for TLS")},
    Words{"ingestion.tls.clientAuthorityFile",
          QT_TRANSLATE_NOOP("SettingWords", "PEM file with the authorities of senders' own "
                                            "certificates; empty: no sender is asked for one")},
    Words{"network.trustedOnly",
          QT_TRANSLATE_NOOP("SettingWords",
                            "Whether only private, loopback and link-local addresses may send")},
    Words{"retention.days", QT_TRANSLATE_NOOP("SettingWords", "How long events are kept")},
    Words{"retention.imageDays",
          QT_TRANSLATE_NOOP("SettingWords",
                            "How long the pictures of events are kept; the events stay")},
    Words{"audit.retentionDays",
          QT_TRANSLATE_NOOP("SettingWords", "How long audit entries are kept")},
    Words{"backup.everyHours",
          QT_TRANSLATE_NOOP("SettingWords", "How often Tempo makes a backup by itself")},
    Words{"backup.keep",
          QT_TRANSLATE_NOOP("SettingWords",
                            "How many of the backups made by itself are kept, the newest")},
    Words{"backup.folder",
          QT_TRANSLATE_NOOP(
              "SettingWords",
              "The folder for backups, from the root; empty: `backups` in the data folder")}};

QString originWords(const std::string& origin) {
    if (origin == "file") {
        return SettingText::tr("file");
    }
    if (origin == "environment") {
        return SettingText::tr("environment variable");
    }
    return origin == "command line" ? SettingText::tr("command line") : shown(origin);
}

} // namespace

QString settingWords(const protocol::SettingInfo& setting) {
    const auto* const known = std::ranges::find(kWords, setting.name, &Words::name);
    return known != kWords.end() ? SettingText::tr(known->text) : shown(setting.description);
}

QString lockWords(const protocol::SettingInfo& setting) {
    if (!setting.locked) {
        return {};
    }
    const auto origin = originWords(setting.origin);
    return setting.originDetail.empty()
               ? origin
               : origin + QStringLiteral(": ") + shown(setting.originDetail);
}

} // namespace tempo::model
