#include "tray/language.hpp"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace tempo::tray {
namespace {

/// The language, as it is written where the system is.
QLocale here(QLocale::Language language) {
    const auto system = QLocale::system();
    return system.language() == language ? system : QLocale(language, system.territory());
}

QLocale localeOf(model::Language language) {
    switch (language) {
    case model::Language::English:
        return here(QLocale::English);
    case model::Language::German:
        return here(QLocale::German);
    case model::Language::System:
        break;
    }
    return QLocale::system();
}

void install(QApplication& application, const QLocale& locale, const QString& name,
             const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder)) {
        QApplication::installTranslator(translator);
    }
}

} // namespace

void speak(model::Language language, QApplication& application) {
    const auto locale = localeOf(language);
    QLocale::setDefault(locale);
    const auto own = QStringLiteral(":/translations");
    // English holds the plurals alone: below the others, for a system in a language without words.
    install(application, QLocale(QLocale::English), QStringLiteral("tempo"), own);
    install(application, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, locale, QStringLiteral("tempo"), own);
}

} // namespace tempo::tray
