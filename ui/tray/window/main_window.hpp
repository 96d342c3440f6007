#pragma once

#include "tray/details/details_pane.hpp"
#include "tray/models.hpp"
#include "tray/sources/sources_pane.hpp"
#include "tray/timeline/timeline_pane.hpp"

#include <QMainWindow>
#include <QSplitter>
#include <QTimer>

namespace tempo::tray {

/// Sources, timeline and details side by side. Closing it hides it; sizes are kept.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Models& models);

    /// In front of the others, whatever it was before.
    void bringUp();
    void openEvent(const EventId& id);

Q_SIGNALS:
    void settingsWanted();
    void senderWanted(const tempo::model::SenderDraft& draft);
    void rotationWanted(const std::string& sender);
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildBar();
    void connectPanes();
    void applyPreferences();
    void restoreLayout();
    void keepLayout();

    const Models& models_;
    SourcesPane* sources_;
    TimelinePane* timeline_;
    DetailsPane* details_;
    QSplitter* splitter_;
    QTimer senders_; ///< while the window is open: the daemon does not tell of refused posts
};

} // namespace tempo::tray
