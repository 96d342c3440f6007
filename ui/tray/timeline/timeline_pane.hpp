#pragma once

#include "model/events/event_list_model.hpp"
#include "tray/models.hpp"
#include "tray/timeline/timeline_view.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QWidget>
#include <vector>

namespace tempo::tray {

/// The events, newest first, and what can be done with those that are selected. What is being read
/// stays where it is while new events come in above it.
class TimelinePane final : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePane(const Models& models, QWidget* parent = nullptr);

    void showProvider(const std::optional<std::string>& provider);
    void setTimeText(const model::TimeText& times) { events_.setTimeText(times); }
    void select(const EventId& id);
    std::vector<EventId> selected() const;
    void mark(model::Mark mark);
    const model::EventListModel& events() const { return events_; }

Q_SIGNALS:
    /// The one event that is selected; nothing where it is none or several.
    void chosen(const std::optional<tempo::EventId>& id);
    void senderWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildBar(QLayout& layout);
    QWidget* buildEmpty();
    void applyFilter();
    void noteSelection();
    void refresh();
    void move(int rows);
    void followAim();
    int chosenLines() const;

    const Models& models_;
    model::EventListModel events_;
    std::optional<std::string> provider_;
    QCheckBox* attention_;
    QCheckBox* dismissed_;
    QPushButton* acknowledge_;
    QPushButton* dismiss_;
    QStackedWidget* stack_;
    TimelineView* list_;
    QLabel* empty_;
    QPushButton* add_;
};

} // namespace tempo::tray
