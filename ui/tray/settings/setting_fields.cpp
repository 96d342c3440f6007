#include "tray/settings/setting_fields.hpp"

namespace tempo::tray {

CheckField::CheckField(const Models& models, const QString& name, const QString& label,
                       QWidget* parent)
    : SettingField(models, name, parent), box_(new QCheckBox(label, this)) {
    connect(box_, &QCheckBox::toggled, this, [this](bool on) { change(on); });
    setEditor(box_, label);
}

NumberField::NumberField(const Models& models, const QString& name, const QString& label,
                         const Range& range, QWidget* parent)
    : SettingField(models, name, parent), box_(new QSpinBox(this)), unit_(range.unit) {
    box_->setRange(range.least, range.most);
    box_->setSpecialValueText(range.ofZero);
    showUnit();
    connect(box_, &QSpinBox::valueChanged, this, &NumberField::showUnit);
    connect(box_, &QSpinBox::editingFinished, this,
            [this] { change(QVariant::fromValue<qlonglong>(box_->value())); });
    setEditor(box_, label);
}

void NumberField::showValue(const QVariant& value) {
    box_->setValue(value.toInt());
    showUnit();
}

void NumberField::showUnit() {
    const int value = box_->value();
    const auto unit = unit_ == Unit::Days    ? tr("days", "behind a number", value)
                      : unit_ == Unit::Hours ? tr("hours", "behind a number", value)
                                             : QString();
    box_->setSuffix(unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

ChoiceField::ChoiceField(const Models& models, const QString& name, const QString& label,
                         const Choices& choices, QWidget* parent)
    : SettingField(models, name, parent), box_(new QComboBox(this)) {
    for (const auto& [word, text] : choices) {
        box_->addItem(text, word);
    }
    connect(box_, &QComboBox::activated, this, [this] { change(box_->currentData()); });
    setEditor(box_, label);
}

TextField::TextField(const Models& models, const QString& name, const QString& label,
                     const QString& ofEmpty, QWidget* parent)
    : SettingField(models, name, parent), box_(new QLineEdit(this)) {
    box_->setPlaceholderText(ofEmpty);
    box_->setMinimumWidth(280); // a path, as far as it matters
    connect(box_, &QLineEdit::editingFinished, this, [this] { change(box_->text()); });
    setEditor(box_, label);
}

} // namespace tempo::tray
