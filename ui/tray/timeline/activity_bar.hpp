#pragma once

#include "model/activity/activity_model.hpp"
#include "tray/timeline/activity_grid.hpp"

#include <QTimer>
#include <QWidget>

namespace tempo::tray {

/// Above the timeline: the last 24 hours and the last twelve weeks, as cells to go to.
class ActivityBar final : public QWidget {
    Q_OBJECT
public:
    ActivityBar(model::DaemonLink& link, QWidget* parent);

    void setProvider(const std::optional<std::string>& provider);
    void setTimeText(const model::TimeText& times);

Q_SIGNALS:
    void chosen(tempo::Timestamp end);

private:
    void lookAtTheClock();

    model::ActivityModel hours_;
    model::ActivityModel days_;
    QTimer clock_;
};

} // namespace tempo::tray
