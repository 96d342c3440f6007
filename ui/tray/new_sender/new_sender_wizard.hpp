#pragma once

#include "model/senders/first_event.hpp"
#include "model/senders/sender_draft.hpp"
#include "model/senders/sender_recipe.hpp"
#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace tempo::tray {

/// Three steps to a new sender: what it is, the ready text for it, and its first event.
class NewSenderWizard final : public QDialog {
    Q_OBJECT
public:
    NewSenderWizard(const Models& models, const model::SenderDraft& draft, QWidget* parent);

private:
    QWidget* buildQuestions();
    QWidget* buildTools();
    QWidget* buildRecipe();
    void take(const model::SenderDraft& draft);
    void showTools();
    void suggest();
    static void put(QLineEdit& field, QString& suggested, const QString& text);
    void make();
    void present(const protocol::SenderToken& made);
    void showRecipe();
    void waitForEvent(const Sender& sender);

    /// The one that is chosen; the first one while the list shows none.
    const model::Tool& tool() const;

    const Models& models_;
    model::SenderDraft draft_;
    QStackedWidget* steps_;
    QList<model::Tool> tools_;
    QLineEdit* filter_;
    QListWidget* tool_; ///< those of tools_ that the filter leaves
    QLabel* noTool_;
    QLineEdit* name_;
    QLineEdit* provider_;
    QString suggestedName_;
    QString suggestedProvider_;
    QCheckBox* onlyFrom_; ///< the address of the draft
    ErrorLabel* error_;
    QPushButton* make_;
    QComboBox* host_;
    QCheckBox* tls_;
    QLabel* place_;
    QPlainTextEdit* text_;
    QPushButton* saveAuthority_;
    QLabel* waiting_;
    model::RecipeFacts facts_;
    protocol::StatusResult status_;
};

} // namespace tempo::tray
