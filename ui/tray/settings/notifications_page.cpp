#include "tray/settings/announcements_section.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimeEdit>

namespace tempo::tray {
namespace {

/// In the order of the choices.
enum class Disturbance : std::uint8_t { Allowed, NotForAnHour, NotUntilTomorrow, Not };

Disturbance choiceOf(const model::DoNotDisturb& state, const QDateTime& now) {
    if (!state.isTurnedOn(now)) {
        return Disturbance::Allowed;
    }
    const auto end = state.end(now);
    if (!end) {
        return Disturbance::Not;
    }
    return *end > model::DoNotDisturb::inOneHour(now) ? Disturbance::NotUntilTomorrow
                                                      : Disturbance::NotForAnHour;
}

model::DoNotDisturb disturbed(model::DoNotDisturb state, Disturbance choice) {
    const auto now = QDateTime::currentDateTime();
    switch (choice) {
    case Disturbance::Allowed:
        state.turnOff();
        break;
    case Disturbance::NotForAnHour:
        state.turnOnUntil(model::DoNotDisturb::inOneHour(now));
        break;
    case Disturbance::NotUntilTomorrow:
        state.turnOnUntil(model::DoNotDisturb::tomorrow(now));
        break;
    case Disturbance::Not:
        state.turnOn();
        break;
    }
    return state;
}

} // namespace

NotificationsPage::NotificationsPage(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(new AnnouncementsSection(models, this));
    layout->addWidget(disturbance());
    layout->addWidget(quietHours());
    layout->addStretch();
}

/// The same as in the menu of the icon.
QWidget* NotificationsPage::disturbance() {
    auto* section = new Section(tr("Do not disturb"), this);
    auto* box = new QComboBox(section);
    box->setAccessibleName(tr("Do not disturb"));
    box->addItems({tr("Off"), tr("For one hour"), tr("Until tomorrow"), tr("Until I turn it off")});
    section->body()->addWidget(box, 0, Qt::AlignLeft);
    auto* until = section->addWords({});
    const auto refresh = [this, box, until] {
        const auto now = QDateTime::currentDateTime();
        const auto state = models_.preferences.doNotDisturb();
        const auto end = state.end(now);
        box->setCurrentIndex(static_cast<int>(choiceOf(state, now)));
        until->setText(end ? tr("Until %1.").arg(QLocale().toString(*end, QLocale::ShortFormat))
                           : QString());
        until->setVisible(end.has_value());
    };
    connect(box, &QComboBox::activated, this, [this](int choice) {
        models_.preferences.setDoNotDisturb(
            disturbed(models_.preferences.doNotDisturb(), static_cast<Disturbance>(choice)));
    });
    connect(&models_.preferences, &model::Preferences::changed, box, refresh);
    refresh();
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
