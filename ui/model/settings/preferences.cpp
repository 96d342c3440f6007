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

const QString kMutedKey = QStringLiteral("notify/muted");
const QString kHeardKey = QStringLiteral("notify/heard"); // below what is muted
const QString kOfSource = QStringLiteral("notifySources/");
const QString kSeveritiesKey = QStringLiteral("/severities");
const QString kSoundKey = QStringLiteral("/sound");

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
    rules.general = announced(QStringLiteral("notify"));
    for (const auto& provider : file_.value(QStringLiteral("notify/sources")).toStringList()) {
        rules.ofSources.emplace(wire(provider), announced(kOfSource + provider));
    }
    for (const auto& provider : file_.value(kMutedKey).toStringList()) {
        rules.mutedSources.emplace(wire(provider), Muted::Yes);
    }
    for (const auto& provider : file_.value(kHeardKey).toStringList()) {
        rules.mutedSources.emplace(wire(provider), Muted::No);
    }
    rules.criticalPassesQuiet = file_.value(QStringLiteral("notify/criticalPasses"), true).toBool();
    rules.soundName =
        wire(file_.value(QStringLiteral("notify/soundName"), shown(rules.soundName)).toString());
    return rules;
}

void Preferences::setNotificationRules(const NotificationRules& rules) {
    keepAnnounced(QStringLiteral("notify"), rules.general);
    file_.remove(QStringLiteral("notifySources"));
    QStringList sources;
    for (const auto& [provider, announced] : rules.ofSources) {
        sources << shown(provider);
        keepAnnounced(kOfSource + shown(provider), announced);
    }
    QStringList muted;
    QStringList heard;
    for (const auto& [provider, said] : rules.mutedSources) {
        (said == Muted::Yes ? muted : heard) << shown(provider);
    }
    file_.setValue(QStringLiteral("notify/sources"), sources);
    file_.setValue(kMutedKey, muted);
    file_.setValue(kHeardKey, heard);
    file_.setValue(QStringLiteral("notify/soundName"), shown(rules.soundName));
    store(QStringLiteral("notify/criticalPasses"), rules.criticalPassesQuiet);
}

AnnouncedSeverities Preferences::announced(const QString& group) const {
    AnnouncedSeverities announced;
    if (file_.contains(group + kSeveritiesKey)) {
        announced.severities = severitiesOf(file_.value(group + kSeveritiesKey).toStringList());
    }
    if (file_.contains(group + kSoundKey)) {
        announced.withSound = severitiesOf(file_.value(group + kSoundKey).toStringList());
    }
    return announced;
}

void Preferences::keepAnnounced(const QString& group, const AnnouncedSeverities& announced) {
    file_.setValue(group + kSeveritiesKey, wordsOf(announced.severities));
    file_.setValue(group + kSoundKey, wordsOf(announced.withSound));
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
