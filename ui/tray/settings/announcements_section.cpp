#include "tray/settings/announcements_section.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <algorithm>
#include <array>
#include <map>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

/// Only what needs attention is announced, and that is never below a warning.
constexpr std::array kSeverities{Severity::Warning, Severity::Error, Severity::Critical};

/// Of the freedesktop Sound Naming Specification 0.7.
struct SoundChoice {
    const char* name;
    const char* words;
};
constexpr std::array kSounds{
    SoundChoice{"message-new-instant",
                QT_TRANSLATE_NOOP("tempo::tray::AnnouncementsSection", "Message")},
    SoundChoice{"bell", QT_TRANSLATE_NOOP("tempo::tray::AnnouncementsSection", "Bell")},
    SoundChoice{"dialog-warning",
                QT_TRANSLATE_NOOP("tempo::tray::AnnouncementsSection", "Warning sound")},
    SoundChoice{"dialog-error",
                QT_TRANSLATE_NOOP("tempo::tray::AnnouncementsSection", "Error sound")},
    SoundChoice{"alarm-clock-elapsed",
                QT_TRANSLATE_NOOP("tempo::tray::AnnouncementsSection", "Alarm")}};

} // namespace

AnnouncementsSection::AnnouncementsSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("What is announced"), this)),
      sources_(new QComboBox(section_)),
      own_(new QCheckBox(tr("Rules of its own for this source"), section_)),
      muted_(new QCheckBox(tr("Announce nothing of this source"), section_)),
      sound_(new QComboBox(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->addWords(tr("Events that need attention, once each."));
    buildSources();
    buildGrid();
    buildSound();
    fillSources();
    refresh();
    connect(&models_.preferences, &model::Preferences::changed, this,
            &AnnouncementsSection::refresh);
}

void AnnouncementsSection::buildSources() {
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(tr("Source"), section_);
    words->setBuddy(sources_);
    sources_->setAccessibleName(tr("Source"));
    row->addWidget(words);
    row->addWidget(sources_);
    row->addStretch();
    section_->body()->addLayout(row);
    section_->body()->addWidget(own_);
    section_->body()->addWidget(muted_);
    connect(sources_, &QComboBox::activated, this, &AnnouncementsSection::refresh);
    connect(own_, &QCheckBox::toggled, this, &AnnouncementsSection::keepOwn);
    connect(muted_, &QCheckBox::toggled, this, [this](bool on) {
        if (isFilling_) {
            return;
        }
        auto rules = models_.preferences.notificationRules();
        setMuted(rules, source(), on ? model::Muted::Yes : model::Muted::No);
        models_.preferences.setNotificationRules(rules);
    });
}

void AnnouncementsSection::buildGrid() {
    auto* grid = new QGridLayout;
    for (const auto severity : kSeverities) {
        const auto word = model::severityWord(severity);
        auto* show = new QCheckBox(word, section_);
        auto* sound = new QCheckBox(tr("with sound"), section_);
        sound->setAccessibleName(tr("%1 with sound").arg(word));
        const auto row = static_cast<int>(lines_.size());
        grid->addWidget(show, row, 0);
        grid->addWidget(sound, row, 1);
        connect(show, &QCheckBox::toggled, this, &AnnouncementsSection::keep);
        connect(sound, &QCheckBox::toggled, this, &AnnouncementsSection::keep);
        lines_.push_back({severity, show, sound});
    }
    grid->setColumnStretch(2, 1);
    section_->body()->addLayout(grid);
}

void AnnouncementsSection::buildSound() {
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(tr("Sound"), section_);
    words->setBuddy(sound_);
    sound_->setAccessibleName(tr("Sound"));
    for (const auto& [name, shownAs] : kSounds) {
        sound_->addItem(tr(shownAs), QString::fromLatin1(name));
    }
    row->addWidget(words);
    row->addWidget(sound_);
    row->addStretch();
    section_->body()->addLayout(row);
    connect(sound_, &QComboBox::activated, this, [this] {
        auto rules = models_.preferences.notificationRules();
        rules.soundName = wire(sound_->currentData().toString());
        models_.preferences.setNotificationRules(rules);
    });
}

void AnnouncementsSection::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fillSources();
    refresh();
}

/// The sources that there are, and those that have rules although nothing comes from them now.
void AnnouncementsSection::fillSources() {
    const auto before = source();
    const auto rules = models_.preferences.notificationRules();
    std::map<std::string, QString> names;
    for (const auto& [provider, announced] : rules.ofSources) {
        names[provider] = shown(provider);
    }
    for (const auto& [provider, muted] : rules.mutedSources) {
        names[provider] = shown(provider);
    }
    for (const auto& provider : models_.sources.providers()) {
        names[wire(provider)] = provider;
    }
    sources_->clear();
    sources_->addItem(tr("All sources"), QString());
    for (const auto& [provider, name] : names) {
        sources_->addItem(name, shown(provider));
    }
    sources_->setCurrentIndex(std::max(0, sources_->findData(shown(before))));
}

std::string AnnouncementsSection::source() const {
    return wire(sources_->currentData().toString());
}

/// What is shown is what is stored: nothing of it is a choice of the person.
void AnnouncementsSection::refresh() {
    const QScopedValueRollback filling(isFilling_, true);
    const auto rules = models_.preferences.notificationRules();
    const auto provider = source();
    const bool one = !provider.empty();
    const bool own = rules.ofSources.contains(provider);
    const bool muted = isMuted(rules, provider);
    const auto& announced = one ? rulesFor(rules, provider) : rules.general;
    own_->setVisible(one);
    muted_->setVisible(one);
    own_->setChecked(own);
    own_->setEnabled(!muted);
    muted_->setChecked(muted);
    for (const auto& line : lines_) {
        line.show->setChecked(announced.severities.contains(line.severity));
        line.sound->setChecked(announced.withSound.contains(line.severity));
        line.show->setEnabled(!one || (own && !muted));
        line.sound->setEnabled(line.show->isEnabled() && line.show->isChecked());
    }
    sound_->setCurrentIndex(std::max(0, sound_->findData(shown(rules.soundName))));
}

model::AnnouncedSeverities AnnouncementsSection::chosen() const {
    model::AnnouncedSeverities announced{.severities = {}, .withSound = {}};
    for (const auto& line : lines_) {
        if (line.show->isChecked()) {
            announced.severities.insert(line.severity);
        }
        if (line.sound->isChecked()) {
            announced.withSound.insert(line.severity);
        }
    }
    return announced;
}

void AnnouncementsSection::keep() {
    if (isFilling_) {
        return;
    }
    auto rules = models_.preferences.notificationRules();
    (source().empty() ? rules.general : rules.ofSources[source()]) = chosen();
    models_.preferences.setNotificationRules(rules);
}

void AnnouncementsSection::keepOwn() {
    if (isFilling_) {
        return;
    }
    auto rules = models_.preferences.notificationRules();
    if (own_->isChecked()) {
        rules.ofSources[source()] = chosen();
    } else {
        rules.ofSources.erase(source());
    }
    models_.preferences.setNotificationRules(rules);
}

} // namespace tempo::tray
