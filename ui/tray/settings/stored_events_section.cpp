#include "tray/settings/stored_events_section.hpp"

#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/settings/certificate_dialogs.hpp"

#include <QFileDialog>
#include <QHBoxLayout>
#include <algorithm>
#include <array>
#include <limits>

namespace tempo::tray {
namespace {

using protocol::ExportFormat;

constexpr std::array kSuffixes{"jsonl", "json", "csv"}; ///< in the order of ExportFormat
constexpr int kPermille = 1000;

int numberFor(quint64 count) {
    return static_cast<int>(std::min<quint64>(count, std::numeric_limits<int>::max()));
}

} // namespace

StoredEventsSection::StoredEventsSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), export_(models.link), deletion_(models.link),
      section_(new Section(tr("Export and delete"), this)),
      picker_(new SelectionPicker(models, section_)),
      dismissed_(new QCheckBox(tr("Export dismissed events too"), section_)),
      format_(new QComboBox(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->body()->addWidget(picker_);
    buildForm();
    buildButtons();
    connectJobs();
    allow();
}

void StoredEventsSection::buildForm() {
    format_->addItems(
        {tr("JSON lines: one event a line"), tr("JSON: one list"), tr("CSV: for a spreadsheet")});
    format_->setAccessibleName(tr("Form of the export"));
    section_->body()->addWidget(dismissed_);
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(tr("Form of the export"), section_);
    words->setBuddy(format_);
    row->addWidget(words);
    row->addWidget(format_);
    row->addStretch();
    section_->body()->addLayout(row);
}

void StoredEventsSection::buildButtons() {
    words_ = section_->addWords({});
    progress_ = new QProgressBar(section_);
    progress_->setAccessibleName(tr("Progress"));
    progress_->setRange(0, kPermille);
    section_->body()->addWidget(progress_);
    error_ = section_->addError();
    auto* row = new QHBoxLayout;
    exportButton_ = new QPushButton(tr("Export events…"), section_);
    deleteButton_ = new QPushButton(tr("Delete events…"), section_);
    cancelButton_ = new QPushButton(tr("Stop"), section_);
    for (auto* button : {exportButton_, deleteButton_, cancelButton_}) {
        row->addWidget(button);
    }
    row->addStretch();
    section_->body()->addLayout(row);
    connect(exportButton_, &QPushButton::clicked, this, &StoredEventsSection::exportEvents);
    connect(deleteButton_, &QPushButton::clicked, this, [this] { count(Purpose::Delete); });
    connect(cancelButton_, &QPushButton::clicked, this, &StoredEventsSection::cancel);
    connect(picker_, &SelectionPicker::changed, this, [this] { count(Purpose::Nothing); });
    connect(&models_.link, &model::DaemonLink::statusChanged, this, &StoredEventsSection::allow);
}

void StoredEventsSection::connectJobs() {
    const auto fail = [this](const QString& problem) {
        error_->say(problem);
        allow();
    };
    connect(&deletion_, &model::DeletionJob::counted, this, &StoredEventsSection::takeCount);
    connect(&deletion_, &model::DeletionJob::progressed, this, &StoredEventsSection::showProgress);
    connect(&deletion_, &model::DeletionJob::failed, this, fail);
    connect(&deletion_, &model::DeletionJob::finished, this, [this](quint64 deleted) {
        end(tr("%n event(s) deleted.", nullptr, numberFor(deleted)));
    });
    connect(&export_, &model::ExportJob::progressed, this, &StoredEventsSection::showProgress);
    connect(&export_, &model::ExportJob::failed, this, fail);
    connect(&export_, &model::ExportJob::finished, this, [this](quint64 written) {
        end(tr("%n event(s) exported.", nullptr, numberFor(written)));
    });
}

void StoredEventsSection::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    picker_->refill();
    count(Purpose::Nothing);
}

void StoredEventsSection::count(Purpose purpose) {
    if (export_.isRunning() || deletion_.isRunning()) {
        return;
    }
    purpose_ = purpose;
    error_->say({});
    deletion_.count(picker_->selection());
    allow();
}

void StoredEventsSection::takeCount(quint64 matching) {
    matching_ = matching;
    words_->setText(
        tr("This is about %n event(s), dismissed ones included.", nullptr, numberFor(matching)));
    if (purpose_ == Purpose::Delete && matching > 0) {
        confirmDeletion();
    }
    allow();
}

void StoredEventsSection::confirmDeletion() {
    confirmThen(this, tr("Delete events?"),
                tr("%n event(s) will be deleted for good. What they held is overwritten in the "
                   "database; backups that were made before still have it.",
                   nullptr, numberFor(matching_)),
                tr("Delete"), [this] {
                    deletion_.start();
                    showProgress(0);
                });
}

void StoredEventsSection::exportEvents() {
    const auto format = format_->currentIndex();
    auto* dialog = new QFileDialog(this, tr("Export events"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("tempo-events.") +
                       QLatin1String(kSuffixes.at(static_cast<std::size_t>(format))));
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString& path) {
        using protocol::Dismissed;
        error_->say({});
        export_.start({.selection = picker_->selection(),
                       .dismissed = dismissed_->isChecked() ? Dismissed::Shown : Dismissed::Hidden},
                      static_cast<ExportFormat>(format), path);
        if (export_.isRunning()) {
            showProgress(0);
        }
    });
    dialog->open();
}

void StoredEventsSection::cancel() {
    if (export_.isRunning()) {
        export_.cancel();
        end(tr("Stopped. No file was written."));
    }
    deletion_.cancel();
}

void StoredEventsSection::showProgress(quint64 done) {
    const auto all = std::max<quint64>(1, matching_);
    progress_->setValue(static_cast<int>(std::min(done, all) * kPermille / all));
    words_->setText(tr("%1 of about %2 events").arg(done).arg(matching_));
    allow();
}

void StoredEventsSection::end(const QString& words) {
    words_->setText(words);
    allow();
}

void StoredEventsSection::allow() {
    const bool busy = export_.isRunning() || deletion_.isRunning();
    const bool some = picker_->selection() != protocol::EventSelection{};
    exportButton_->setEnabled(!busy && models_.link.isConnected());
    deleteButton_->setEnabled(!busy && models_.link.isOwner() && some);
    deleteButton_->setToolTip(some ? QString() : tr("Choose a source, a sender or a time first."));
    if (!whyNot(models_.link).isEmpty()) {
        offerToOwner(*deleteButton_, models_.link);
    }
    cancelButton_->setVisible(busy);
    progress_->setVisible(busy);
    picker_->setEnabled(!busy);
}

} // namespace tempo::tray
