#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QTimeEdit>
#include <array>

namespace tempo::tray {
namespace {

constexpr std::array kSeverities{Severity::Ok, Severity::Info, Severity::Warning, Severity::Error,
                                 Severity::Critical};

void keep(std::set<Severity>& severities, Severity severity, bool on) {
    if (on) {
        severities.insert(severity);
    } else {
        severities.erase(severity);
    }
}

} // namespace

NotificationsPage::NotificationsPage(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(severities());
    layout->addWidget(quietHours());
    layout->addStretch();
}

/// Only what needs attention is announced, and that is never below a warning.
QWidget* NotificationsPage::severities() {
    auto* section = new Section(tr("What is announced"), this);
    section->addWords(tr("Events that need attention, once each. A source is muted with its menu "
                         "in the window."));
    auto* grid = new QGridLayout;
    const auto rules = models_.preferences.notificationRules();
    int row = 0;
    for (const auto severity : kSeverities) {
        if (severity < Severity::Warning) {
            continue;
        }
        const auto word = model::severityWord(severity);
        auto* show = new QCheckBox(word, section);
        auto* sound = new QCheckBox(tr("with sound"), section);
        sound->setAccessibleName(tr("%1 with sound").arg(word));
        show->setChecked(rules.severities.contains(severity));
        sound->setChecked(rules.withSound.contains(severity));
        grid->addWidget(show, row, 0);
        grid->addWidget(sound, row++, 1);
        connect(show, &QCheckBox::toggled, this, [this, severity](bool on) {
            auto changed = models_.preferences.notificationRules();
            keep(changed.severities, severity, on);
            models_.preferences.setNotificationRules(changed);
        });
        connect(sound, &QCheckBox::toggled, this, [this, severity](bool on) {
            auto changed = models_.preferences.notificationRules();
            keep(changed.withSound, severity, on);
            models_.preferences.setNotificationRules(changed);
        });
    }
    grid->setColumnStretch(2, 1);
    section->body()->addLayout(grid);
    return section;
}

QWidget* NotificationsPage::quietHours() {
    auto* section = new Section(tr("Quiet hours"), this);
    const auto hours = models_.preferences.quietHours();
    auto* on = new QCheckBox(tr("Do not disturb every day"), section);
    auto* from = new QTimeEdit(hours ? hours->from : QTime(22, 0), section);
    auto* to = new QTimeEdit(hours ? hours->to : QTime(7, 0), section);
    for (auto* time : {from, to}) {
        time->setDisplayFormat(QStringLiteral("HH:mm"));
    }
    from->setAccessibleName(tr("Quiet from"));
    to->setAccessibleName(tr("Quiet until"));
    on->setChecked(hours.has_value());
    auto* row = new QHBoxLayout;
    row->addWidget(on);
    row->addWidget(from);
    row->addWidget(new QLabel(tr("until"), section));
    row->addWidget(to);
    row->addStretch();
    section->body()->addLayout(row);
    auto* passes = new QCheckBox(tr("Critical events are announced all the same"), section);
    passes->setChecked(models_.preferences.notificationRules().criticalPassesQuiet);
    section->body()->addWidget(passes);
    const auto store = [this, on, from, to] {
        from->setEnabled(on->isChecked());
        to->setEnabled(on->isChecked());
        models_.preferences.setQuietHours(
            on->isChecked()
                ? std::optional(model::QuietHours{.from = from->time(), .to = to->time()})
                : std::nullopt);
    };
    from->setEnabled(on->isChecked());
    to->setEnabled(on->isChecked());
    connect(on, &QCheckBox::toggled, this, store);
    connect(from, &QTimeEdit::timeChanged, this, store);
    connect(to, &QTimeEdit::timeChanged, this, store);
    connect(passes, &QCheckBox::toggled, this, [this](bool pass) {
        auto changed = models_.preferences.notificationRules();
        changed.criticalPassesQuiet = pass;
        models_.preferences.setNotificationRules(changed);
    });
    return section;
}

} // namespace tempo::tray
