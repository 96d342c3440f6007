#include "tray/settings/backups_section.hpp"

#include "model/events/event_text.hpp"
#include "model/text.hpp"
#include "tray/permission.hpp"
#include "tray/roomy_lines.hpp"
#include "tray/settings/certificate_dialogs.hpp"
#include "tray/settings/setting_fields.hpp"

#include <QHBoxLayout>
#include <algorithm>

namespace tempo::tray {
namespace {

using model::shown;
using model::wire;

constexpr int kPathRole = Qt::UserRole + 1;
constexpr int kListHeight = 130;
constexpr int kMostHours = 8760; // a year
constexpr int kMostBackups = 1000;

std::uint64_t bytesOf(const protocol::BackupInfo& backup) {
    std::uint64_t bytes = 0;
    for (const auto& file : backup.files) {
        bytes += file.bytes;
    }
    return bytes;
}

} // namespace

BackupsSection::BackupsSection(const Models& models, QWidget* parent)
    : QWidget(parent), models_(models), section_(new Section(tr("Backups"), this)),
      list_(new QListWidget(section_)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(section_);
    section_->body()->addWidget(new NumberField(
        models, QStringLiteral("backup.everyHours"), tr("Make one by itself every"),
        {.most = kMostHours, .unit = NumberField::Unit::Hours, .ofZero = tr("never")}, section_));
    section_->body()->addWidget(
        new NumberField(models, QStringLiteral("backup.keep"), tr("Of these, keep the newest"),
                        {.least = 1, .most = kMostBackups, .ofZero = {}}, section_));
    section_->body()->addWidget(new TextField(models, QStringLiteral("backup.folder"), tr("Folder"),
                                              tr("backups in the data folder"), section_));
    list_->setAccessibleName(tr("Backups"));
    list_->setItemDelegate(new RoomyLines(list_));
    list_->setMaximumHeight(kListHeight);
    section_->body()->addWidget(list_);
    words_ = section_->addWords({});
    buildButtons();
    error_ = section_->addError();
    const auto allow = [this] {
        for (auto* button : needOwner_) {
            offerToOwner(*button, models_.link);
        }
        if (isVisible()) {
            refresh();
        }
    };
    connect(&models_.link, &model::DaemonLink::statusChanged, this, allow);
    allow();
}

void BackupsSection::buildButtons() {
    auto* row = new QHBoxLayout;
    const auto add = [&](const QString& text, void (BackupsSection::*pressed)()) {
        auto* button = new QPushButton(text, section_);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, pressed);
        needOwner_ << button;
    };
    add(tr("Back up now"), &BackupsSection::make);
    add(tr("Restore…"), &BackupsSection::restore);
    add(tr("Undo the last restore…"), &BackupsSection::undo);
    row->addStretch();
    section_->body()->addLayout(row);
}

void BackupsSection::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
    showLastRestore();
}

void BackupsSection::refresh() {
    ask<protocol::BackupList>(models_.link, this, "backups.list", protocol::BackupListParams{},
                              [this](const Expected<protocol::BackupList>& list) {
                                  if (list) {
                                      show(*list);
                                  }
                              });
}

void BackupsSection::show(const protocol::BackupList& list) {
    const model::TimeText times(models_.preferences.timeFormat());
    const auto chosen = std::max(0, list_->currentRow()); // the newest, until another is
    list_->clear();
    for (const auto& backup : list.backups) {
        auto* item = new QListWidgetItem(tr("%1: %2 events, %3 senders, %4")
                                             .arg(times.dayAndTime(backup.createdAt))
                                             .arg(backup.events)
                                             .arg(backup.senders)
                                             .arg(model::byteCount(bytesOf(backup))),
                                         list_);
        item->setData(kPathRole, shown(backup.path));
        item->setToolTip(shown(backup.path));
    }
    for (const auto& unusable : list.unusable) {
        auto* item = new QListWidgetItem(
            tr("⚠ %1: %2").arg(shown(unusable.path), shown(unusable.fault)), list_);
        item->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(std::min(chosen, list_->count() - 1));
    list_->setVisible(list_->count() > 0);
    words_->setText(list_->count() > 0 ? tr("In %1").arg(shown(list.folder))
                                       : tr("No backup yet in %1.").arg(shown(list.folder)));
}

void BackupsSection::make() {
    ask<protocol::BackupInfo>(models_.link, this, "backups.create", protocol::BackupCreateParams{},
                              [this](const Expected<protocol::BackupInfo>& backup) {
                                  error_->say(backup ? QString() : shown(backup.error().detail));
                                  refresh();
                              });
}

QString BackupsSection::chosenPath() const {
    const auto* item = list_->currentItem();
    return item != nullptr ? item->data(kPathRole).toString() : QString();
}

void BackupsSection::restore() {
    const auto path = chosenPath();
    if (path.isEmpty()) {
        error_->say(tr("Choose the backup that is to be put back."));
        return;
    }
    confirmThen(this, tr("Restore this backup?"),
                tr("All events, senders and settings are replaced by those of the backup of %1. "
                   "What is there now is kept, and the restore can be undone.")
                    .arg(list_->currentItem()->text()),
                tr("Restore"), [this, path] {
                    ask<protocol::RestoreStarted>(
                        models_.link, this, "backups.restore",
                        protocol::BackupPathParams{wire(path)},
                        [this](const Expected<protocol::RestoreStarted>& begun) {
                            error_->say(begun ? QString() : shown(begun.error().detail));
                        });
                });
}

void BackupsSection::undo() {
    confirmThen(this, tr("Undo the last restore?"),
                tr("What was there before it comes back, and what has come since goes."),
                tr("Undo restore"), [this] {
                    ask<protocol::RestoreStarted>(
                        models_.link, this, "backups.undoRestore", protocol::Empty{},
                        [this](const Expected<protocol::RestoreStarted>& begun) {
                            error_->say(begun ? QString() : shown(begun.error().detail));
                        });
                });
}

void BackupsSection::showLastRestore() {
    ask<protocol::RestoreOutcome>(
        models_.link, this, "backups.lastRestore", protocol::Empty{},
        [this](const Expected<protocol::RestoreOutcome>& outcome) {
            if (outcome && !outcome->fault.empty()) {
                error_->say(shown(outcome->fault));
            } else if (outcome && outcome->unreadableTokens > 0) {
                error_->say(tr("%1 tokens of the restored data do not open with this key. Rotate "
                               "them.")
                                .arg(outcome->unreadableTokens));
            }
        });
}

} // namespace tempo::tray
