#pragma once

#include "model/events/event_feed.hpp"
#include "model/link/list_subscription.hpp"
#include "model/time_text.hpp"
#include "model/timeline/entry_list.hpp"
#include "model/timeline/line_steps.hpp"
#include "model/timeline/timeline_lines.hpp"
#include "model/timeline/unfolded_stacks.hpp"

#include <QAbstractListModel>
#include <memory>
#include <optional>
#include <vector>

namespace tempo::model {

/// The timeline line by line: rows newest first with a line before each day, and the members of
/// the stacks that are unfolded; or what a search has found. Of a list of any length, what is
/// around the lines on screen is in memory: kRows rows at most, and UnfoldedStacks. Lines change in
/// place as the daemon tells.
class TimelineModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1 };

    static constexpr EntryList::Size kRows{.page = 200, .most = 1000};
    /// So many results of a search are shown.
    static constexpr std::size_t kMostResults = 5000;

    TimelineModel(DaemonLink& link, EventFeed& feed, QObject* parent = nullptr);

    /// Ends a search, and begins at the newest rows that the filter holds.
    void setFilter(protocol::TimelineFilter filter);
    const protocol::TimelineFilter& filter() const { return filter_; }

    /// Shows what the words find, in the language of docs/SEARCH.md. Results change as their events
    /// do; others come with the next search.
    void search(const QString& words);
    void endSearch();
    const std::optional<std::string>& query() const { return query_; }
    /// Events that the search has not looked at yet, at most.
    std::uint64_t unsearched() const { return entries_->unsearched(); }
    /// There are more results than are shown.
    bool isCutOff() const;

    void setTimeText(TimeText timeText);
    const TimeText& timeText() const { return timeText_; }

    /// Goes to the newest row, the oldest, or the newest one that began before a time; `arrived`
    /// follows.
    void goTo(End end);
    void goTo(Timestamp time);

    enum class Folding : std::uint8_t { Fold, Unfold, Toggle };
    void setFolding(int line, Folding folding);

    /// These lines are on screen: reads on around them, and lets go what is far.
    void lookAt(int first, int last);

    const TimelineLine* lineAt(int line) const;
    QModelIndex indexOf(const EventId& id) const;

    /// Whether the end of the list is among the lines.
    bool isAt(End end) const { return entries_->window().isWhole(end); }
    bool isLoading() const { return entries_->isReading(); }
    /// Why nothing could be read, in words; empty: all is well.
    const QString& problem() const { return problem_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// Lines, their ends, isLoading or problem have changed.
    void refreshed();
    /// What goTo went to is on this line.
    void arrived(int line);

private:
    void show(EntrySource source, EntryList::Size size);
    void showTimeline();
    void subscribe();
    void take(const protocol::TimelineChanged& changed);
    void takeEvents(const std::vector<Event>& events);
    void refresh();
    void noteArrival();
    void readAround();
    void rebuild();
    void apply(std::vector<TimelineLine> wanted);
    void applyStep(const LineStep& step, const std::vector<TimelineLine>& wanted);
    void moveLine(int from, int to);
    void tellDifferences(const std::vector<TimelineLine>& wanted);

    DaemonLink& link_;
    protocol::TimelineFilter filter_;
    std::optional<std::string> query_;
    TimeText timeText_;
    std::unique_ptr<EntryList> entries_;
    UnfoldedStacks unfolded_;
    ListSubscription<protocol::TimelineFilter, protocol::ListSubscribed> subscription_;
    std::vector<TimelineLine> lines_;
    QString problem_;
    End aim_ = End::Newer; ///< of the last goTo
    struct Lines {
        int first = 0;
        int last = 0;
    };
    std::optional<Lines> onScreen_;
};

} // namespace tempo::model
