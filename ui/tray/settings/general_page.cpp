#include "model/settings/autostart.hpp"
#include "model/text.hpp"
#include "tray/language.hpp"
#include "tray/settings/pages.hpp"
#include "tray/settings/section.hpp"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

namespace tempo::tray {
namespace {

model::Autostart autostart() {
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                QStringLiteral("/autostart"),
            QApplication::applicationFilePath()};
}

} // namespace

GeneralPage::GeneralPage(const Models& models, QWidget* parent) : QWidget(parent), models_(models) {
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(startAtLogin());
    layout->addWidget(looks());
    layout->addStretch();
}

QWidget* GeneralPage::startAtLogin() {
    auto* section = new Section(tr("Start"), this);
    auto* box = new QCheckBox(tr("Start Tempo when I log in"), section);
    auto* error = section->addError();
    box->setChecked(autostart().isOn());
    section->body()->insertWidget(0, box);
    connect(box, &QCheckBox::toggled, this, [box, error](bool on) {
        const auto turned = on ? autostart().turnOn() : autostart().turnOff();
        error->say(turned ? QString() : model::shown(turned.error().detail));
        const QSignalBlocker blocker(box);
        box->setChecked(autostart().isOn());
    });
    return section;
}

QWidget* GeneralPage::looks() {
    auto* section = new Section(tr("Looks"), this);
    auto* form = new QFormLayout;
    auto* theme = new QComboBox(section);
    theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    theme->setCurrentIndex(static_cast<int>(models_.preferences.theme()));
    connect(theme, &QComboBox::activated, this,
            [this](int index) { models_.preferences.setTheme(static_cast<model::Theme>(index)); });
    form->addRow(tr("Theme"), theme);
    form->addRow(tr("Language"), language(section));
    auto* time = new QComboBox(section);
    time->addItems({tr("As the language says"), tr("24 hours"), tr("12 hours")});
    time->setCurrentIndex(static_cast<int>(models_.preferences.timeFormat()));
    connect(time, &QComboBox::activated, this, [this](int index) {
        models_.preferences.setTimeFormat(static_cast<model::TimeFormat>(index));
    });
    form->addRow(tr("Time"), time);
    auto* terminal = new QLineEdit(models_.preferences.terminal(), section);
    terminal->setPlaceholderText(tr("x-terminal-emulator"));
    connect(terminal, &QLineEdit::editingFinished, this,
            [this, terminal] { models_.preferences.setTerminal(terminal->text()); });
    form->addRow(tr("Terminal program"), terminal);
    section->body()->addLayout(form);
    return section;
}

/// Windows that are open keep their words: another language needs a new start.
QWidget* GeneralPage::language(QWidget* parent) {
    auto* field = new QWidget(parent);
    auto* row = new QHBoxLayout(field);
    row->setContentsMargins(0, 0, 0, 0);
    auto* box = new QComboBox(field);
    // Each in its own words, for those who cannot read the others.
    box->addItems({tr("As the system"), QStringLiteral("English"), QStringLiteral("Deutsch")});
    box->setCurrentIndex(static_cast<int>(models_.preferences.language()));
    box->setAccessibleName(tr("Language"));
    auto* again = new QPushButton(tr("Start Tempo again to use it"), field);
    again->hide();
    row->addWidget(box, 1);
    row->addWidget(again);
    connect(box, &QComboBox::activated, this,
            [this, again, begun = box->currentIndex()](int index) {
                models_.preferences.setLanguage(static_cast<model::Language>(index));
                again->setVisible(index != begun);
            });
    connect(again, &QPushButton::clicked, this, [] {
        QApplication::closeAllWindows(); // they keep their sizes
        QApplication::exit(kStartAgain);
    });
    return field;
}

} // namespace tempo::tray
