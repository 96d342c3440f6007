#pragma once

#include "model/events/event_list_model.hpp"
#include "tray/details/action_buttons.hpp"
#include "tray/details/metadata_view.hpp"
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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* build();
    void fill(const protocol::EventDetail& detail);
    void showImage();
    void scaleImage();
    void resizeEvent(QResizeEvent* event) override;

    const Models& models_;
    model::TimeText times_;
    std::optional<EventId> id_;
    QLabel* hint_;
    QLabel* icon_;
    QLabel* title_;
    QLabel* facts_;
    ActionButtons* actions_;
    QLabel* image_;
    MetadataView* metadata_;
    QPushButton* acknowledge_;
    QPushButton* dismiss_;
    QPixmap picture_;
};

} // namespace tempo::tray
