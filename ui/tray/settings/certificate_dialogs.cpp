#include "tray/settings/certificate_dialogs.hpp"

#include "model/text.hpp"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>

namespace tempo::tray {
namespace {

QString written(const QString& path, const std::string& pem) {
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) &&
                       file.write(pem.data(), static_cast<qint64>(pem.size())) >= 0 &&
                       file.commit();
    return saved ? QString()
                 : QCoreApplication::translate("TlsSection", "%1 cannot be written: %2")
                       .arg(path, file.errorString());
}

} // namespace

void askWhereToSaveAuthority(const Models& models, QWidget* parent,
                             std::function<void(const QString& problem)> done) {
    models.tls.withAuthority(
        parent, [parent, done = std::move(done)](const Expected<std::string>& pem) {
            if (!pem) {
                done(model::shown(pem.error().detail));
                return;
            }
            const auto folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
            auto* dialog = new QFileDialog(parent, QFileDialog::tr("Save tempo-ca.pem"), folder);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->selectFile(QStringLiteral("tempo-ca.pem"));
            QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                             [done, pem = *pem](const QString& path) { done(written(path, pem)); });
            dialog->open();
        });
}

void askForOwnCertificate(const Models& models, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(QDialog::tr("Use own certificate"));
    auto* form = new QFormLayout(dialog);
    const auto& tls = models.tls.status();
    auto* chain = new QLineEdit(model::shown(tls.chainFile), dialog);
    auto* key = new QLineEdit(model::shown(tls.keyFile), dialog);
    chain->setMinimumWidth(360); // most of a path
    auto* words = new QLabel(QDialog::tr("PEM files on the daemon's machine. They are checked "
                                         "before they are used, and watched afterwards. Leave both "
                                         "empty for Tempo's own certificate."),
                             dialog);
    words->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(words);
    form->addRow(QDialog::tr("Certificate and chain"), chain);
    form->addRow(QDialog::tr("Private key"), key);
    form->addRow(buttons);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    QObject::connect(buttons, &QDialogButtonBox::accepted, dialog,
                     [dialog, chain, key, tlsModel = &models.tls] {
                         tlsModel->useCertificate(chain->text(), key->text());
                         dialog->accept();
                     });
    dialog->open();
}

void confirmThen(QWidget* parent, const QString& title, const QString& words, const QString& action,
                 std::function<void()> confirmed) {
    auto* box = new QMessageBox(QMessageBox::Warning, title, words, QMessageBox::Cancel, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* button = box->addButton(action, QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel); // Enter alone changes nothing
    QObject::connect(button, &QPushButton::clicked, parent, std::move(confirmed));
    box->open();
}

} // namespace tempo::tray
