#include "tray/settings/audit_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"

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
      open_(new QCheckBox(tr("Only what is not handled"), section_)),
      table_(new QTableView(section_)), handle_(new QPushButton(tr("Mark as handled"), section_)),
      verify_(new QPushButton(tr("Verify"), section_)),
      draft_(new QPushButton(tr("Make a sender from this…"), section_)) {
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
    table_->setTabKeyNavigation(false); // Tab leads out of it, arrows lead within
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(false);
    table_->setMinimumHeight(kTableHeight);
    table_->setWordWrap(false); // the tool tip has all of it
    buildBar();
    section_->body()->addWidget(table_);
    buildButtons();
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
    auto* exportButton = new QPushButton(tr("Export…"), section_);
    auto* filters = new QHBoxLayout;
    filters->addWidget(kinds_);
    filters->addWidget(open_);
    filters->addStretch();
    filters->addWidget(verify_);
    filters->addWidget(exportButton);
    section_->body()->addLayout(filters);
    connect(open_, &QCheckBox::toggled, this, [this](bool on) {
        audit_.setHandled(on ? model::AuditModel::Handled::Hidden
                             : model::AuditModel::Handled::Shown);
    });
    connect(handle_, &QPushButton::clicked, this, &AuditSection::handleChosen);
    connect(draft_, &QPushButton::clicked, this, &AuditSection::draftFromChosen);
    connect(verify_, &QPushButton::clicked, this, &AuditSection::verify);
    connect(exportButton, &QPushButton::clicked, this, &AuditSection::exportLines);
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &AuditSection::allow);
}

void AuditSection::buildButtons() {
    auto* row = new QHBoxLayout;
    row->addWidget(handle_);
    row->addWidget(draft_);
    row->addStretch();
    section_->body()->addLayout(row);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &AuditSection::allow);
    connect(&audit_, &QAbstractItemModel::modelReset, this, &AuditSection::allow);
    allow();
}

/// A refusal that names a provider can become a sender.
void AuditSection::allow() {
    const auto* record = chosen();
    const auto when = [](bool is) {
        return is ? Possible::Yes : Possible::No;
    };
    offerToOwner(*verify_, models_.link);
    offerToOwner(*handle_, models_.link, when(table_->selectionModel()->hasSelection()));
    offerToOwner(*draft_, models_.link, when(record != nullptr && record->entry.status != 0));
}

const AuditRecord* AuditSection::chosen() const {
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.size() == 1 ? audit_.recordAt(rows[0].row()) : nullptr;
}

void AuditSection::draftFromChosen() {
    if (const auto* record = chosen()) {
        Q_EMIT senderWanted({.provider = record->entry.provider, .address = record->entry.address});
    }
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
