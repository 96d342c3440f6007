#pragma once

#include "model/timeline/timeline_model.hpp"
#include "tray/models.hpp"
#include "tray/timeline/activity_bar.hpp"
#include "tray/timeline/search_box.hpp"
#include "tray/timeline/timeline_view.hpp"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QWidget>
#include <vector>

namespace tempo::tray {

/// The timeline, newest first; above it how much there was when, a search, and what can be done
/// with the lines that are selected. What is being read stays where it is while new events come in
/// above it.
class TimelinePane final : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePane(const Models& models, QWidget* parent = nullptr);

    void showProvider(const std::optional<std::string>& provider);
    /// The keyboard goes to the lines.
    void focusList();
    void setTimeText(const model::TimeText& times);
    void select(const EventId& id);
    void mark(model::Mark mark);

Q_SIGNALS:
    /// The one event that is selected, or that stands for the stack that is; nothing where it is
    /// none or several.
    void chosen(const std::optional<tempo::EventId>& id);
    /// The keyboard is to go to the details.
    void detailsWanted();
    void senderWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildBar(QLayout& layout);
    void buildNote(QLayout& layout);
    QWidget* buildEmpty();
    void connectList();
    void connectKeys();
    void connectModel();
    void applyFilter();
    std::vector<std::string> without() const;
    void goTo(model::End end);
    void goTo(Timestamp time);
    void fold(model::TimelineModel::Folding folding);
    void noteSelection();
    void refresh();
    void refreshNote();
    QString emptyWords() const;
    QString noteWords() const;
    model::SearchValues searchValues() const;
    std::vector<const model::TimelineLine*> selected() const;

    const Models& models_;
    model::TimelineModel timeline_;
    std::optional<std::string> provider_;
    enum class Chosen : std::uint8_t { Lines, AllThatMatch };
    Chosen chosen_ = Chosen::Lines;
    bool jumping_ = false; ///< the line that is gone to is to be chosen
    ActivityBar* activity_;
    SearchBox* search_;
    QCheckBox* attention_;
    QCheckBox* dismissed_;
    QPushButton* acknowledge_;
    QPushButton* dismiss_;
    QLabel* note_;
    QPushButton* newest_;
    QStackedWidget* stack_;
    TimelineView* list_;
    QLabel* empty_;
    QPushButton* add_;
};

} // namespace tempo::tray
