#pragma once

#include "model/events/event_feed.hpp"
#include "model/events/event_pages.hpp"
#include "model/events/event_row_page.hpp"
#include "model/link/daemon_link.hpp"
#include "model/time_text.hpp"

#include <QAbstractListModel>
#include <functional>
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

    /// Reads everything anew, from the newest on.
    void reload();

    /// Reads again what is in memory, and keeps the place of everything.
    void refresh();

    /// These rows are on screen: what of them, or around them, is not in memory is read, and
    /// reading goes on before the end of what is known comes into sight.
    void lookAt(std::size_t first, std::size_t last);

    /// Whether reading goes on to the oldest event by itself.
    enum class ReadOn : std::uint8_t { AsScrolled, ToTheOldest };
    void setReadOn(ReadOn readOn);

    /// The row, or nothing while it is being read.
    const EventRow* rowAt(int index) const;
    std::optional<EventId> idAt(int index) const;
    QModelIndex indexOf(const EventId& id) const;

    /// Whether a page is being waited for.
    bool isLoading() const { return reading_; }
    /// Whether the oldest event has been read.
    bool isComplete() const { return pages_.isComplete(); }
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
              std::function<void(const EventRowPage&)> use);
    void readPage(std::size_t page, std::function<void(std::size_t, const EventRowPage&)> use);
    void readNextPage();
    void readWhatIsWanted();
    std::optional<std::size_t> missingPage() const;
    bool refreshNext();
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
    mutable std::optional<std::size_t> missing_; ///< a row that was asked for in vain
    struct Lines {
        std::size_t first = 0;
        std::size_t last = 0;
    };
    std::optional<Lines> onScreen_;
    ReadOn readOn_ = ReadOn::AsScrolled;
    std::vector<std::optional<std::string>> toRefresh_; ///< cursors of pages
};

} // namespace tempo::model
