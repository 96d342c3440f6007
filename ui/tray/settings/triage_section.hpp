#pragma once

#include "tray/models.hpp"
#include "tray/permission.hpp"
#include "tray/settings/section.hpp"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

namespace tempo::tray {

/// What is acknowledged or dismissed by itself as it gets old: the rules of the setting
/// `triage.rules`.
class TriageSection final : public QWidget {
    Q_OBJECT
public:
    TriageSection(const Models& models, QWidget* parent);

private:
    void buildList();
    void buildNewRule();
    void fillChoices();
    void fillSources();
    void nameUnits();
    void refresh();
    void allow(Possible possible);
    void addRule();
    void removeRule();
    void moveUp();
    QStringList rules() const;
    QString newRule() const;

    const Models& models_;
    Section* section_;
    QListWidget* list_;
    QPushButton* remove_;
    QPushButton* up_;
    QComboBox* action_;
    QComboBox* severity_;
    QComboBox* source_;
    QSpinBox* age_;
    QComboBox* unit_;
    QPushButton* add_;
    QLabel* note_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
