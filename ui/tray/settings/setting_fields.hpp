#pragma once

#include "tray/settings/setting_field.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace tempo::tray {

class CheckField final : public SettingField {
    Q_OBJECT
public:
    CheckField(const Models& models, const QString& name, const QString& label, QWidget* parent);

private:
    void showValue(const QVariant& value) override { box_->setChecked(value.toBool()); }

    QCheckBox* box_;
};

class NumberField final : public SettingField {
    Q_OBJECT
public:
    struct Range {
        int least = 0;
        int most = 1'000'000;
        QString unit;   ///< behind the number
        QString ofZero; ///< what is shown for 0; empty: the number
    };

    NumberField(const Models& models, const QString& name, const QString& label, const Range& range,
                QWidget* parent);

private:
    void showValue(const QVariant& value) override { box_->setValue(value.toInt()); }

    QSpinBox* box_;
};

class ChoiceField final : public SettingField {
    Q_OBJECT
public:
    /// Pairs of the daemon's word and what is shown for it.
    using Choices = QList<QPair<QString, QString>>;

    ChoiceField(const Models& models, const QString& name, const QString& label,
                const Choices& choices, QWidget* parent);

private:
    void showValue(const QVariant& value) override {
        box_->setCurrentIndex(box_->findData(value.toString()));
    }

    QComboBox* box_;
};

class TextField final : public SettingField {
    Q_OBJECT
public:
    TextField(const Models& models, const QString& name, const QString& label,
              const QString& ofEmpty, QWidget* parent);

private:
    void showValue(const QVariant& value) override { box_->setText(value.toString()); }

    QLineEdit* box_;
};

} // namespace tempo::tray
