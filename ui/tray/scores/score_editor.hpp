#pragma once

#include "model/scores/score_previewer.hpp"
#include "tray/models.hpp"
#include "tray/scores/preview_view.hpp"
#include "tray/scores/score_text_edit.hpp"
#include "tray/settings/section.hpp"

#include <QDialog>
#include <QPushButton>

namespace tempo::tray {

/// A score being written: faults and what it would show stand beside the text while it is typed.
/// Save installs it, which is in force at once; nothing else changes anything.
class ScoreEditor final : public QDialog {
    Q_OBJECT
public:
    /// What is to be edited.
    struct Subject {
        std::string provider;
        std::string origin; ///< `bundled`, `local`, or empty for a new one
        std::string text;
        std::uint64_t line = 0; ///< where to begin; 0: at the top
    };

    ScoreEditor(const Models& models, Subject subject, QWidget* parent);

Q_SIGNALS:
    void saved();

protected:
    void reject() override;

private:
    void build();
    QWidget* buttons();
    void show(const protocol::ScorePreview& preview);
    void allow();
    void save();
    void saveCopy();
    void revert();
    bool isChanged() const;

    const Models& models_;
    Subject subject_;
    model::ScorePreviewer previewer_;
    QLabel* words_;
    ScoreTextEdit* text_;
    QListWidget* faults_;
    PreviewView* preview_;
    ErrorLabel* error_;
    QPushButton* save_;
    QPushButton* revert_;
    bool isSound_ = false;
};

} // namespace tempo::tray
