#pragma once

#include "tray/settings/setting_field.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <cstdint>

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
    enum class Unit : std::uint8_t { None, Days, Hours };
    struct Range {
        int least = 0;
        int most = 1'000'000;
        Unit unit = Unit::None; ///< behind the number
        QString ofZero;         ///< what is shown for 0; empty: the number
    };

    NumberField(const Models& models, const QString& name, const QString& label, const Range& range,
                QWidget* parent);

private:
    void showValue(const QVariant& value) override;
    void showUnit();

    QSpinBox* box_;
    Unit unit_;
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
