#include "tray/settings/audit_section.hpp"

#include "model/text.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSaveFile>

namespace tempo::tray {
namespace {

using model::shown;
using protocol::AuditKinds;

constexpr int kTableHeight = 240;

/// One line of the export; names as in docs/CONTROL-PROTOCOL.md.
QByteArray jsonLine(const AuditRecord& record) {
    return QByteArray::fromStdString(protocol::jsonText(record)) + '\n';
}

} // namespace

AuditSection::AuditSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), audit_(models.link),
      section_(new Section(tr("Audit"), this)), kinds_(new QComboBox(section_)),
      table_(new QTableView(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    audit_.setTimeText(model::TimeText(models.preferences.timeFormat()));
    kinds_->addItems({tr("Everything"), tr("Refusals"), tr("Changes")});
    kinds_->setAccessibleName(tr("Show"));
    table_->setModel(&audit_);
    table_->setAccessibleName(tr("Audit"));
    table_->setObjectName(QStringLiteral("audit"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->setMinimumHeight(kTableHeight);
    buildBar();
    section_->body()->addWidget(table_);
    words_ = section_->addWords({});
    error_ = section_->addError();
    connect(kinds_, &QComboBox::activated, this,
            [this](int index) { audit_.setKinds(static_cast<AuditKinds>(index)); });
    connect(&audit_, &model::AuditModel::failed, error_, &ErrorLabel::say);
    connect(&audit_, &model::AuditModel::loaded, table_, [this] {
        table_->resizeColumnsToContents();
        table_->setColumnWidth(model::AuditModel::DetailColumn,
                               qMin(420, table_->columnWidth(model::AuditModel::DetailColumn)));
    });
}

void AuditSection::buildBar() {
    auto* bar = new QHBoxLayout;
    auto* handle = new QPushButton(tr("Mark as handled"), section_);
    auto* verifyButton = new QPushButton(tr("Verify"), section_);
    auto* exportButton = new QPushButton(tr("Export…"), section_);
    bar->addWidget(kinds_);
    bar->addStretch();
    bar->addWidget(handle);
    bar->addWidget(verifyButton);
    bar->addWidget(exportButton);
    section_->body()->addLayout(bar);
    connect(handle, &QPushButton::clicked, this, &AuditSection::handleChosen);
    connect(verifyButton, &QPushButton::clicked, this, &AuditSection::verify);
    connect(exportButton, &QPushButton::clicked, this, &AuditSection::exportLines);
    const auto allow = [this, handle, verifyButton] {
        handle->setEnabled(models_.link.isOwner());
        verifyButton->setEnabled(models_.link.isOwner());
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void AuditSection::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    error_->say({});
    audit_.reload();
}

void AuditSection::verify() {
    ask<protocol::AuditVerification>(
        models_.link, this, "audit.verify", protocol::Empty{},
        [this](const Expected<protocol::AuditVerification>& result) {
            if (!result) {
                error_->say(shown(result.error().detail));
            } else if (!result->intact) {
                error_->say(shown(result->fault));
            } else {
                words_->setText(tr("Intact: %1 lines checked.").arg(result->checked));
            }
        });
}

void AuditSection::handleChosen() {
    std::vector<std::uint64_t> sequences;
    for (const auto& index : table_->selectionModel()->selectedRows()) {
        sequences.push_back(audit_.recordAt(index.row())->sequence);
    }
    if (!sequences.empty()) {
        audit_.handle(std::move(sequences));
    }
}

/// What has been read and is shown, one JSON object a line.
void AuditSection::exportLines() {
    auto* dialog = new QFileDialog(this, tr("Export what is shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("tempo-audit.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        QSaveFile file(path);
        const bool opened = file.open(QIODevice::WriteOnly);
        for (int row = 0; opened && row < audit_.rowCount(); ++row) {
            file.write(jsonLine(*audit_.recordAt(row)));
        }
        const bool saved = opened && file.commit();
        error_->say(saved ? QString()
                          : tr("%1 cannot be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace tempo::tray
