#include "tray/settings/setting_field.hpp"

#include "tray/theme.hpp"

#include <QHBoxLayout>

namespace tempo::tray {
namespace {

QLabel* wrapped(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void say(QLabel* label, const QString& text) {
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

SettingField::SettingField(const Models& models, QString name, QWidget* parent)
    : QWidget(parent), models_(models), name_(std::move(name)), note_(wrapped(this)),
      error_(wrapped(this)), insist_(new QPushButton(tr("Do it anyway"), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(note_);
    layout->addWidget(error_);
    layout->addWidget(insist_, 0, Qt::AlignLeft);
    insist_->hide();
    connect(insist_, &QPushButton::clicked, this, &SettingField::insist);
    connect(&models_.settings, &model::DaemonSettings::changed, this, [this](const QString& which) {
        if (which.isEmpty() || which == name_) {
            refresh();
        }
    });
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &SettingField::refresh);
}

void SettingField::setEditor(QWidget* editor, const QString& label) {
    editor_ = editor;
    editor_->setAccessibleName(label);
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(label, this);
    words->setBuddy(editor_);
    words->setVisible(editor_->property("text").toString() != label);
    row->addWidget(words);
    row->addWidget(editor_);
    row->addStretch();
    static_cast<QVBoxLayout*>(layout())->insertLayout(0, row);
    refresh();
}

void SettingField::change(const QVariant& value) {
    const auto state = models_.settings.state(name_);
    if (!state.isKnown || state.value == value) {
        return;
    }
    wanted_ = value;
    models_.settings.set(name_, value);
}

void SettingField::insist() {
    models_.settings.set(name_, wanted_, model::Insist::Yes);
}

void SettingField::refresh() {
    if (editor_ == nullptr) {
        return;
    }
    const auto state = models_.settings.state(name_);
    editor_->setEnabled(state.isKnown && !state.isLocked && models_.link.isOwner());
    editor_->setToolTip(state.description);
    {
        const QSignalBlocker blocker(editor_);
        showValue(state.value);
    }
    QString note;
    if (state.isLocked) {
        note = tr("Locked: fixed from outside (%1)").arg(state.lockedBy);
    } else if (models_.link.isConnected() && !models_.link.isOwner()) {
        note = tr("You may only look at the settings of this daemon.");
    }
    say(note_, note);
    auto colors = error_->palette();
    colors.setColor(QPalette::WindowText, errorColor(palette()));
    error_->setPalette(colors);
    say(error_, state.error.isEmpty() ? QString() : QStringLiteral("⚠ ") + state.error);
    insist_->setVisible(!state.error.isEmpty() && state.mayInsist);
}

} // namespace tempo::tray
