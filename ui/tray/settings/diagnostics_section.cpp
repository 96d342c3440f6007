#include "tray/settings/diagnostics_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"

#include <QFileDialog>
#include <QSaveFile>

namespace tempo::tray {
namespace {

constexpr int kIndent = 2;

} // namespace

DiagnosticsSection::DiagnosticsSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Diagnostics"), this)),
      save_(new QPushButton(tr("Save diagnostics…"), section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->addWords(
        tr("One file with versions, settings, problems, counts and the last lines of "
           "the log, for whoever helps you. No token, no key and nothing that events "
           "say is in it, but names, addresses and paths: look at it before you give "
           "it away."));
    section_->body()->addWidget(save_, 0, Qt::AlignLeft);
    words_ = section_->addWords({});
    words_->hide();
    error_ = section_->addError();
    const auto allow = [this] {
        offerToOwner(*save_, models_.link);
    };
    connect(save_, &QPushButton::clicked, this, &DiagnosticsSection::askWhere);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void DiagnosticsSection::askWhere() {
    auto* dialog = new QFileDialog(this, tr("Save diagnostics"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("tempo-diagnostics.json"));
    connect(dialog, &QFileDialog::fileSelected, this, &DiagnosticsSection::gather);
    dialog->open();
}

void DiagnosticsSection::gather(const QString& path) {
    ask<protocol::Diagnostics>(
        models_.link, this, "diagnostics.get", protocol::Empty{},
        [this, path](const Expected<protocol::Diagnostics>& bundle) {
            if (bundle) {
                write(path, QByteArray::fromStdString(bundle->document.dump(kIndent) + "\n"));
            } else {
                error_->say(model::shown(bundle.error().detail));
            }
        });
}

void DiagnosticsSection::write(const QString& path, const QByteArray& text) {
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly) &&
                       file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                       file.write(text) >= 0 && file.commit();
    error_->say(saved ? QString() : tr("%1 cannot be written: %2").arg(path, file.errorString()));
    words_->setText(tr("Saved in %1").arg(path));
    words_->setVisible(saved);
}

} // namespace tempo::tray
