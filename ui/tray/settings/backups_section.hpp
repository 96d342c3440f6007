#pragma once

#include "tray/models.hpp"
#include "tray/settings/section.hpp"

#include <QListWidget>
#include <QPushButton>

namespace tempo::tray {

/// Backups: making one, what there is, and putting one back.
class BackupsSection final : public QWidget {
    Q_OBJECT
public:
    BackupsSection(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildButtons();
    void refresh();
    void show(const protocol::BackupList& list);
    void make();
    void restore();
    void undo();
    void showLastRestore();
    QString chosenPath() const;

    const Models& models_;
    Section* section_;
    QListWidget* list_;
    QLabel* words_;
    ErrorLabel* error_;
    QList<QPushButton*> needOwner_;
};

} // namespace tempo::tray
