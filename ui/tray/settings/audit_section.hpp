#pragma once

#include "model/audit_model.hpp"
#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QComboBox>
#include <QPushButton>
#include <QTableView>

namespace tempo::tray {

/// The audit log: refusals and changes, why, and whether somebody has seen to them.
class AuditSection final : public QWidget {
    Q_OBJECT
public:
    AuditSection(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildBar();
    void verify();
    void exportLines();
    void handleChosen();

    const Models& models_;
    model::AuditModel audit_;
    Section* section_;
    QComboBox* kinds_;
    QTableView* table_;
    QLabel* words_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
