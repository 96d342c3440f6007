#pragma once

#include "model/security/audit_model.hpp"
#include "model/senders/sender_draft.hpp"
#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>

namespace tempo::tray {

/// The audit log: refusals and changes, why, and whether somebody has seen to them.
class AuditSection final : public QWidget {
    Q_OBJECT
public:
    AuditSection(const Models& models, QWidget* parent);

Q_SIGNALS:
    /// A sender is to be made for what was refused.
    void senderWanted(const tempo::model::SenderDraft& draft);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildBar();
    void buildButtons();
    void verify();
    void exportLines();
    void handleChosen();
    void draftFromChosen();
    const AuditRecord* chosen() const;
    void allow();

    const Models& models_;
    model::AuditModel audit_;
    Section* section_;
    QComboBox* kinds_;
    QCheckBox* open_;
    QTableView* table_;
    QPushButton* handle_;
    QPushButton* verify_;
    QPushButton* draft_;
    QLabel* words_;
    ErrorLabel* error_;
};

} // namespace tempo::tray
