#pragma once

#include "model/daemon_link.hpp"
#include "model/event_feed.hpp"
#include "model/event_pages.hpp"
#include "model/time_text.hpp"

#include <QAbstractListModel>
#include <optional>

namespace tempo::model {

/// What a list of events is to hold.
struct EventFilter {
    std::optional<std::string> provider; ///< exactly this one
    protocol::Attention attention = protocol::Attention::Any;
    protocol::Dismissed dismissed = protocol::Dismissed::Hidden;

    friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

/// Whether a list with this filter holds the event.
bool holds(const EventFilter& filter, const EventRow& row);

/// The timeline: stored events newest first, read page by page as they are scrolled to, changed in
/// place as the daemon tells. A row whose page has been given up is shown empty until it is read
/// again.
class EventListModel final : public QAbstractListModel, private RowWatcher {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, RowRole };

    EventListModel(DaemonLink& link, EventFeed& feed, QObject* parent = nullptr);

    void setFilter(EventFilter filter);
    const EventFilter& filter() const { return filter_; }
    void setTimeText(TimeText timeText);
    const TimeText& timeText() const { return timeText_; }

    /// Reads everything anew.
    void reload();

    /// The row, or nothing while it is being read.
    const EventRow* rowAt(int index) const;
    std::optional<EventId> idAt(int index) const;
    QModelIndex indexOf(const EventId& id) const;

    /// Whether a page is being waited for.
    bool isLoading() const { return reading_; }
    std::size_t rowsInMemory() const { return pages_.residentRows(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    /// isLoading, or whether there are rows, has changed.
    void loadingChanged();

private:
    void willInsert(std::size_t first, std::size_t count) override;
    void inserted() override;
    void willRemove(std::size_t first, std::size_t count) override;
    void removed() override;
    void changed(std::size_t first, std::size_t count) override;

    protocol::EventListParams question(const std::optional<std::string>& before) const;
    void read(const std::optional<std::string>& before, std::uint32_t limit,
              std::function<void(const protocol::EventPage&)> use);
    void readMissingPage(std::size_t row);
    void take(const std::vector<Event>& events);
    void apply(const EventRow& row);
    void applyMeanwhile();
    void shortenHead();

    DaemonLink& link_;
    EventFilter filter_;
    TimeText timeText_;
    mutable EventPages pages_;     ///< reading a row notes that it was looked at
    std::uint64_t generation_ = 0; ///< answers to questions of an earlier one are of no use
    bool reading_ = false;
    bool splitting_ = false;
    std::vector<EventRow> meanwhile_; ///< told while a page is on its way
    std::vector<EventId> goneMeanwhile_;
    mutable std::optional<std::size_t> missing_; ///< a row that somebody wants to see
};

} // namespace tempo::model
