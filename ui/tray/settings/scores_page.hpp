#pragma once

#include "model/scores/score_list_model.hpp"
#include "tray/models.hpp"
#include "tray/scores/score_editor.hpp"
#include "tray/settings/section.hpp"

#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

namespace tempo::tray {

/// Sources and scores: what is in force, what is wrong with files, and how to change it.
class ScoresPage final : public QWidget {
    Q_OBJECT
public:
    ScoresPage(const Models& models, QWidget* parent);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildList();
    void buildButtons();
    void buildFaults();
    void refresh();
    void showFaults();
    void allow();
    const protocol::ScoreInfo* chosen() const;
    void installFromFile();
    void edit();
    void editFault();
    void remove();
    void open(const ScoreEditor::Subject& subject);

    const Models& models_;
    model::ScoreListModel scores_;
    Section* section_;
    QTableView* table_;
    QLabel* words_;
    QProgressBar* progress_;
    ErrorLabel* error_;
    Section* faulty_;
    QListWidget* faults_;
    QPushButton* openFault_;
    QPushButton* edit_;
    QPushButton* remove_;
    QList<QPushButton*> needOwner_;
    std::uint64_t mostPending_ = 0; ///< since nothing was pending
};

} // namespace tempo::tray
