#pragma once

#include "model/events/deletion_job.hpp"
#include "model/events/export_job.hpp"
#include "tray/models.hpp"
#include "tray/settings/section.hpp"
#include "tray/settings/selection_picker.hpp"

#include <QProgressBar>
#include <QPushButton>

namespace tempo::tray {

/// Stored events to take out or to delete: by source, sender and time, the number told before.
class StoredEventsSection final : public QWidget {
    Q_OBJECT
public:
    StoredEventsSection(const Models& models, QWidget* parent);

    void chooseSource(const std::string& provider) { picker_->chooseSource(provider); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// What the number is wanted for.
    enum class Purpose : std::uint8_t { Nothing, Delete };

    void buildForm();
    void buildButtons();
    void connectJobs();
    void count(Purpose purpose);
    void takeCount(quint64 matching);
    void exportEvents();
    void confirmDeletion();
    void cancel();
    void showProgress(quint64 done);
    void end(const QString& words);
    void allow();

    const Models& models_;
    model::ExportJob export_;
    model::DeletionJob deletion_;
    Section* section_;
    SelectionPicker* picker_;
    QCheckBox* dismissed_;
    QComboBox* format_;
    QPushButton* exportButton_;
    QPushButton* deleteButton_;
    QPushButton* cancelButton_;
    QLabel* words_;
    QProgressBar* progress_;
    ErrorLabel* error_;
    quint64 matching_ = 0;
    Purpose purpose_ = Purpose::Nothing;
};

} // namespace tempo::tray
