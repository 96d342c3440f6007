#pragma once

#include "model/time_text.hpp"
#include "tray/details/action_buttons.hpp"
#include "tray/details/event_image.hpp"
#include "tray/details/metadata_view.hpp"
#include "tray/details/revisions_view.hpp"
#include "tray/models.hpp"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace tempo::tray {

/// One event whole: how it stands, its times, its metadata, its image, its earlier versions.
class DetailsPane final : public QStackedWidget {
    Q_OBJECT
public:
    explicit DetailsPane(const Models& models, QWidget* parent = nullptr);

    void setTimeText(const model::TimeText& times);

    /// Asks the daemon for the event and shows it; nothing: shows what can be chosen.
    void show(const std::optional<EventId>& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* build();
    QLayout* buildHead(QWidget* page);
    QLayout* buildMarks(QWidget* page);
    void fill(const protocol::EventDetail& detail);
    QString factsOf(const protocol::EventDetail& detail) const;
    void showStack(StackId stack);
    void allowMarks(const model::EventRow& row);
    void showImage();
    void scaleImage();

    const Models& models_;
    model::TimeText times_;
    std::optional<EventId> id_;
    QLabel* hint_;
    QLabel* icon_;
    QLabel* title_;
    QLabel* facts_;
    QLabel* stack_; ///< what is said of the stack that the event is in
    ActionButtons* actions_;
    QPushButton* image_;
    MetadataView* metadata_;
    RevisionsView* revisions_;
    QPushButton* acknowledge_;
    QPushButton* dismiss_;
    std::optional<EventImage> picture_;
};

} // namespace tempo::tray
