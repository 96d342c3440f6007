#include "model/settings/preferences.hpp"

#include "model/text.hpp"

#include <array>

namespace tempo::model {
namespace {

constexpr std::array kThemes{"system", "light", "dark"};
constexpr std::array kLanguages{"system", "en", "de"};
constexpr std::array kFormats{"system", "24", "12"};
constexpr std::array kSeverities{Severity::Ok, Severity::Info, Severity::Warning, Severity::Error,
                                 Severity::Critical};

template<class Enumeration, std::size_t Size>
Enumeration enumerator(const std::array<const char*, Size>& words, const QString& word) {
    for (std::size_t index = 0; index < Size; ++index) {
        if (word == QLatin1String(words[index])) {
            return static_cast<Enumeration>(index);
        }
    }
    return Enumeration{};
}

QStringList wordsOf(const std::set<Severity>& severities) {
    QStringList words;
    for (const auto severity : severities) {
        words << shown(toText(severity));
    }
    return words;
}

std::set<Severity> severitiesOf(const QStringList& words) {
    std::set<Severity> severities;
    for (const auto severity : kSeverities) {
        if (words.contains(shown(toText(severity)))) {
            severities.insert(severity);
        }
    }
    return severities;
}

} // namespace

Preferences::Preferences(const QString& file, QObject* parent)
    : QObject(parent), file_(file, QSettings::IniFormat) {}

Theme Preferences::theme() const {
    return enumerator<Theme>(kThemes, file_.value(QStringLiteral("theme")).toString());
}

void Preferences::setTheme(Theme theme) {
    store(QStringLiteral("theme"), QLatin1String(kThemes[static_cast<std::size_t>(theme)]));
}

Language Preferences::language() const {
    return enumerator<Language>(kLanguages, file_.value(QStringLiteral("language")).toString());
}

void Preferences::setLanguage(Language language) {
    store(QStringLiteral("language"),
          QLatin1String(kLanguages[static_cast<std::size_t>(language)]));
}

TimeFormat Preferences::timeFormat() const {
    return enumerator<TimeFormat>(kFormats, file_.value(QStringLiteral("timeFormat")).toString());
}

void Preferences::setTimeFormat(TimeFormat format) {
    store(QStringLiteral("timeFormat"), QLatin1String(kFormats[static_cast<std::size_t>(format)]));
}

QString Preferences::terminal() const {
    return file_.value(QStringLiteral("terminal")).toString();
}

void Preferences::setTerminal(const QString& program) {
    store(QStringLiteral("terminal"), program);
}

NotificationRules Preferences::notificationRules() const {
    NotificationRules rules;
    if (file_.contains(QStringLiteral("notify/severities"))) {
        rules.severities =
            severitiesOf(file_.value(QStringLiteral("notify/severities")).toStringList());
    }
    if (file_.contains(QStringLiteral("notify/sound"))) {
        rules.withSound = severitiesOf(file_.value(QStringLiteral("notify/sound")).toStringList());
    }
    for (const auto& provider : file_.value(QStringLiteral("notify/muted")).toStringList()) {
        rules.mutedProviders.insert(wire(provider));
    }
    rules.criticalPassesQuiet = file_.value(QStringLiteral("notify/criticalPasses"), true).toBool();
    return rules;
}

void Preferences::setNotificationRules(const NotificationRules& rules) {
    QStringList muted;
    for (const auto& provider : rules.mutedProviders) {
        muted << shown(provider);
    }
    file_.setValue(QStringLiteral("notify/severities"), wordsOf(rules.severities));
    file_.setValue(QStringLiteral("notify/sound"), wordsOf(rules.withSound));
    file_.setValue(QStringLiteral("notify/muted"), muted);
    store(QStringLiteral("notify/criticalPasses"), rules.criticalPassesQuiet);
}

DoNotDisturb Preferences::doNotDisturb() const {
    auto state = DoNotDisturb::restore(file_.value(QStringLiteral("doNotDisturb")).toString());
    state.setQuietHours(quietHours());
    return state;
}

void Preferences::setDoNotDisturb(const DoNotDisturb& state) {
    store(QStringLiteral("doNotDisturb"), state.save());
}

std::optional<QuietHours> Preferences::quietHours() const {
    const auto times = file_.value(QStringLiteral("quietHours")).toStringList();
    if (times.size() != 2) {
        return std::nullopt;
    }
    return QuietHours{.from = QTime::fromString(times[0], QStringLiteral("HH:mm")),
                      .to = QTime::fromString(times[1], QStringLiteral("HH:mm"))};
}

void Preferences::setQuietHours(const std::optional<QuietHours>& hours) {
    const auto text = [](QTime time) {
        return time.toString(QStringLiteral("HH:mm"));
    };
    store(QStringLiteral("quietHours"),
          hours ? QStringList{text(hours->from), text(hours->to)} : QStringList());
}

std::set<std::string> Preferences::hiddenSources() const {
    std::set<std::string> providers;
    for (const auto& provider : file_.value(QStringLiteral("hiddenSources")).toStringList()) {
        providers.insert(wire(provider));
    }
    return providers;
}

void Preferences::setHiddenSources(const std::set<std::string>& providers) {
    QStringList list;
    for (const auto& provider : providers) {
        list << shown(provider);
    }
    store(QStringLiteral("hiddenSources"), list);
}

QByteArray Preferences::layout(const QString& name) const {
    return file_.value(QStringLiteral("layout/") + name).toByteArray();
}

void Preferences::setLayout(const QString& name, const QByteArray& bytes) {
    file_.setValue(QStringLiteral("layout/") + name, bytes);
}

bool Preferences::isApproved(const QString& command) const {
    return file_.value(QStringLiteral("approved/") + command).toBool();
}

void Preferences::approve(const QString& command) {
    file_.setValue(QStringLiteral("approved/") + command, true);
}

bool Preferences::isFirstTime(const QString& what) {
    const auto key = QStringLiteral("told/") + what;
    const bool first = !file_.value(key).toBool();
    file_.setValue(key, true);
    return first;
}

void Preferences::store(const QString& key, const QVariant& value) {
    file_.setValue(key, value);
    Q_EMIT changed();
}

} // namespace tempo::model
