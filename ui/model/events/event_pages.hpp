#pragma once

#include "model/events/event_row.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

namespace tempo::model {

/// Who shows the rows; told before and after each change, as QAbstractItemModel wants it.
class RowWatcher {
public:
    RowWatcher() = default;
    RowWatcher(const RowWatcher&) = delete;
    RowWatcher& operator=(const RowWatcher&) = delete;
    virtual ~RowWatcher() = default;

    virtual void willInsert(std::size_t first, std::size_t count) = 0;
    virtual void inserted() = 0;
    virtual void willRemove(std::size_t first, std::size_t count) = 0;
    virtual void removed() = 0;
    virtual void changed(std::size_t first, std::size_t count) = 0;
};

/// The rows of a list of events, newest first, of which only some pages are in memory: a page that
/// has not been looked at for long keeps its cursor and its number of rows, and is read again when
/// it is needed. Memory is bounded by kResidentPages pages, and some hundred bytes for each page
/// that has ever been read. Pure; one thread.
class EventPages {
public:
    static constexpr std::size_t kPageRows = 200;
    static constexpr std::size_t kResidentPages = 16;
    static constexpr std::size_t kMostHeadRows = 600;

    /// The watcher must outlive this.
    explicit EventPages(RowWatcher& watcher) : watcher_(watcher) {}

    std::size_t rows() const { return total_; }
    std::size_t pages() const { return pages_.size(); }
    std::size_t residentRows() const;

    /// Forgets everything.
    void clear();

    /// Whether the oldest event has been read.
    bool isComplete() const { return complete_; }

    /// Where reading goes on; nothing for the first page.
    const std::optional<std::string>& nextCursor() const { return next_; }

    /// A further page as it was read from `nextCursor`; `next` is where the one after it begins.
    void append(std::vector<EventRow> rows, std::optional<std::string> next);

    /// The row, or nothing while its page is not in memory.
    const EventRow* row(std::size_t index);

    std::size_t pageOf(std::size_t index) const;
    bool isResident(std::size_t page) const { return pages_[page].resident; }
    const std::optional<std::string>& cursorOf(std::size_t page) const {
        return pages_[page].cursor;
    }
    std::size_t rowsOf(std::size_t page) const { return pages_[page].count; }

    /// Puts a page that was read again into its place. Its number of rows may have changed.
    void refill(std::size_t page, std::vector<EventRow> rows);

    /// The page that begins at a cursor; pages in between move its number.
    std::optional<std::size_t> pageWith(const std::optional<std::string>& cursor) const;

    /// The first page between two rows that is not in memory.
    std::optional<std::size_t> missingPage(std::size_t first, std::size_t last) const;

    /// A page in memory as it was read again, from its cursor to `next`: what it no longer holds
    /// goes, and what stays keeps its place.
    void update(std::size_t page, const std::vector<EventRow>& rows,
                const std::optional<std::string>& next);

    /// An event that belongs into the list, new or changed.
    void put(const EventRow& row);

    /// The same for many: those that are newer than all the others come in with one insertion.
    void putAll(const std::vector<EventRow>& rows);

    /// An event that is not, or no longer, in the list.
    void drop(const EventId& id);

    /// The newest rows have become many and want to be two pages: see splitHead.
    bool headIsLong() const { return !pages_.empty() && pages_.front().count > kMostHeadRows; }

    /// Cuts the first page behind the event `last`; `cursor` is where the rest begins. Nothing
    /// happens when that event is not in the first page any more.
    void splitHead(const EventId& last, std::string cursor);

    /// The index of an event that is in memory.
    std::optional<std::size_t> find(const EventId& id) const;

private:
    struct Page {
        std::optional<std::string> cursor; ///< where reading it begins; nothing: at the newest
        std::size_t count = 0;
        bool resident = true;
        std::vector<EventRow> rows; ///< `count` of them while it is in memory
        EventRow oldest;            ///< its last row, for the order
        std::uint64_t lookedAt = 0;
    };
    struct Place {
        std::size_t page = 0;
        std::size_t offset = 0;
    };

    std::size_t firstRowOf(std::size_t page) const { return starts_[page]; }
    std::optional<Place> placeOf(const EventId& id) const;
    void insertNewest(std::vector<EventRow> rows);
    void insertInto(std::size_t page, const EventRow& row);
    void removeAt(Place place);
    void renumber();
    void evict();
    void rememberAll(const Page& page);
    void forgetAll(const Page& page);

    RowWatcher& watcher_;
    std::vector<Page> pages_;
    std::vector<std::size_t> starts_; ///< the index of each page's first row
    std::unordered_set<EventId> resident_;
    std::size_t total_ = 0;
    std::optional<std::string> next_;
    bool complete_ = false;
    std::uint64_t tick_ = 0;
};

} // namespace tempo::model
