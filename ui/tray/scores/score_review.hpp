#pragma once

#include "model/scores/score_previewer.hpp"
#include "tray/models.hpp"
#include "tray/scores/preview_view.hpp"
#include "tray/settings/section.hpp"

#include <QDialog>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace tempo::tray {

/// A score before it is installed: what it will show and be able to do, and how it differs from the
/// present one. Nothing is installed before Install is pressed.
class ScoreReview final : public QDialog {
    Q_OBJECT
public:
    /// `name` of the file, for the title.
    ScoreReview(const Models& models, const QString& name, std::string text, QWidget* parent);

    /// Reads a file and shows its review, or says why it cannot be read.
    static void ofFile(const Models& models, const QString& path, QWidget* parent);

Q_SIGNALS:
    void installed();

private:
    void build();
    void show(const protocol::ScorePreview& preview);
    void showFaults(const protocol::ScorePreview& preview);
    void install();

    const Models& models_;
    model::ScorePreviewer previewer_;
    QLabel* words_;
    QListWidget* faults_;
    QTabWidget* tabs_;
    PreviewView* preview_;
    QPlainTextEdit* difference_;
    ErrorLabel* error_;
    QPushButton* install_;
};

} // namespace tempo::tray
