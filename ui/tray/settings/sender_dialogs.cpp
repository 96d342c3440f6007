#include "tray/settings/sender_dialogs.hpp"

#include "model/text.hpp"

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
#include <QRegularExpression>
#include <QSpinBox>

namespace tempo::tray {
namespace {

using model::joined;
using model::shown;
using model::wire;

constexpr int kTokenWidth = 480;
constexpr int kMostRate = 1'000'000;

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

EventRate rateOf(int choice, int perMinute) {
    const auto kind = static_cast<EventRate::Kind>(choice);
    const bool counted = kind == EventRate::Kind::PerMinute;
    return {.kind = kind, .perMinute = counted ? static_cast<std::uint32_t>(perMinute) : 0};
}

std::vector<std::string> addressesOf(const QString& text) {
    static const QRegularExpression kBetween(QStringLiteral("[,\\s]+"));
    std::vector<std::string> addresses;
    for (const auto& part : text.split(kBetween, Qt::SkipEmptyParts)) {
        addresses.push_back(wire(part));
    }
    return addresses;
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

void editSender(const Models& models, const Sender& sender, QWidget* parent,
                const Complaint& complain) {
    auto* dialog = newDialog(parent, QDialog::tr("Edit %1").arg(shown(sender.name)));
    auto* form = new QFormLayout(dialog);
    auto* name = new QLineEdit(shown(sender.name), dialog);
    auto* addresses = new QLineEdit(joined(sender.allowedAddresses), dialog);
    addresses->setPlaceholderText(QDialog::tr("from anywhere that is trusted"));
    auto* rate = new QComboBox(dialog);
    rate->addItems({QDialog::tr("As the setting says"), QDialog::tr("No limit"),
                    QDialog::tr("So many a minute:")});
    rate->setCurrentIndex(static_cast<int>(sender.rate.kind));
    auto* number = new QSpinBox(dialog);
    number->setRange(1, kMostRate);
    number->setValue(static_cast<int>(sender.rate.perMinute));
    number->setAccessibleName(QDialog::tr("Events a minute"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(QDialog::tr("Name"), name);
    form->addRow(QDialog::tr("Addresses"), addresses);
    form->addRow(QDialog::tr("Rate"), rate);
    form->addRow(QString(), number);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog, [=, &models, id = sender.id] {
        const protocol::SenderUpdateParams params{
            .sender = id.toString(),
            .name = wire(name->text()),
            .rate = rateOf(rate->currentIndex(), number->value()),
            .allowedAddresses = addressesOf(addresses->text())};
        ask<Sender>(models.link, parent, "senders.update", params,
                    [complain, senders = &models.senders](const Expected<Sender>& changed) {
                        complain(changed ? QString() : shown(changed.error().detail));
                        senders->refresh();
                    });
        dialog->accept();
    });
    dialog->open();
}

} // namespace tempo::tray
