#include "tray/settings/sender_dialogs.hpp"

#include "model/text.hpp"
#include "tray/settings/sender_editor.hpp"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace tempo::tray {
namespace {

using model::shown;

constexpr int kTokenWidth = 480;

QDialog* newDialog(QWidget* parent, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    return dialog;
}

void presentToken(QWidget* parent, const protocol::SenderToken& made) {
    auto* dialog = newDialog(parent, QDialog::tr("Token of %1").arg(shown(made.sender.name)));
    auto* form = new QFormLayout(dialog);
    auto* token = new QLineEdit(shown(made.token), dialog);
    token->setReadOnly(true);
    token->setMinimumWidth(kTokenWidth);
    token->setAccessibleName(QDialog::tr("Token"));
    auto* copy = new QPushButton(QDialog::tr("Copy token"), dialog);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    form->addRow(token);
    form->addRow(buttons);
    QObject::connect(copy, &QPushButton::clicked, token,
                     [token] { QApplication::clipboard()->setText(token->text()); });
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    dialog->open();
}

void sendRotation(const Models& models, const protocol::SenderRotateParams& params,
                  QWidget* parent) {
    ask<protocol::SenderToken>(
        models.link, parent, "senders.rotate", params,
        [parent, senders = &models.senders](const Expected<protocol::SenderToken>& made) {
            senders->refresh();
            if (made) {
                presentToken(parent, *made);
            } else {
                QMessageBox::warning(parent, QDialog::tr("Not rotated"),
                                     shown(made.error().detail));
            }
        });
}

const Sender* find(const Models& models, const std::string& id) {
    const auto& senders = models.senders.senders();
    const auto found = std::ranges::find_if(
        senders, [&](const Sender& sender) { return sender.id.toString() == id; });
    return found == senders.end() ? nullptr : &*found;
}

} // namespace

void showToken(const Models& models, const Sender& sender, QWidget* parent,
               const Complaint& complain) {
    ask<protocol::SenderToken>(models.link, parent, "senders.showToken",
                               protocol::SenderParams{sender.id.toString()},
                               [parent, complain](const Expected<protocol::SenderToken>& made) {
                                   complain(made ? QString() : shown(made.error().detail));
                                   if (made) {
                                       presentToken(parent, *made);
                                   }
                               });
}

void rotateToken(const Models& models, const std::string& id, QWidget* parent) {
    const auto* sender = find(models, id);
    const bool exposed = sender != nullptr && sender->exposedAt.has_value();
    auto* dialog = newDialog(parent, QDialog::tr("Rotate token"));
    auto* form = new QFormLayout(dialog);
    auto* words = new QLabel(
        exposed ? QDialog::tr("This token has crossed the network in the clear. The next one takes "
                              "its place at once.")
                : QDialog::tr("The sender gets a new token. The earlier one can stay valid for a "
                              "while."),
        dialog);
    words->setWordWrap(true);
    form->addRow(words);
    auto* grace = new QComboBox(dialog);
    grace->addItem(QDialog::tr("not at all"), 0);
    grace->addItem(QDialog::tr("an hour"), 3600);
    grace->addItem(QDialog::tr("a day"), 86400);
    grace->addItem(QDialog::tr("a week"), 604800);
    grace->setEnabled(!exposed);
    form->addRow(QDialog::tr("The earlier token stays valid"), grace);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    auto* rotate = buttons->addButton(QDialog::tr("Rotate"), QDialogButtonBox::AcceptRole);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(rotate, &QPushButton::clicked, dialog, [&models, id, parent, dialog, grace] {
        sendRotation(models,
                     {.sender = id, .grace = std::chrono::seconds(grace->currentData().toInt())},
                     parent);
        dialog->accept();
    });
    dialog->open();
}

void editSender(const Models& models, const Sender& sender, QWidget* parent) {
    auto* editor = new SenderEditor(models, sender, parent);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
}

} // namespace tempo::tray
