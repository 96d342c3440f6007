#include "model/events/event_list_model.hpp"

#include "model/events/event_text.hpp"

#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

constexpr std::size_t kReadAhead = 2 * EventPages::kPageRows;
constexpr std::size_t kMostOfAPage = 1000; // of events.list

std::uint32_t limitFor(std::size_t rows) {
    return static_cast<std::uint32_t>(std::clamp<std::size_t>(rows, 1, kMostOfAPage));
}

} // namespace

bool holds(const EventFilter& filter, const EventRow& row) {
    return (!filter.provider || row.provider == *filter.provider) &&
           (filter.attention == protocol::Attention::Any || row.needsAttention) &&
           (filter.dismissed == protocol::Dismissed::Shown || !row.dismissed);
}

EventListModel::EventListModel(DaemonLink& link, EventFeed& feed, QObject* parent)
    : QAbstractListModel(parent), link_(link), pages_(*this) {
    connect(&feed, &EventFeed::begun, this, &EventListModel::reload);
    connect(&feed, &EventFeed::restyled, this, &EventListModel::refresh);
    connect(&feed, &EventFeed::changed, this, &EventListModel::take);
    connect(&feed, &EventFeed::deleted, this, [this](const std::vector<EventId>& ids) {
        for (const auto& id : ids) {
            pages_.drop(id);
        }
        if (reading_) {
            goneMeanwhile_.insert(goneMeanwhile_.end(), ids.begin(), ids.end());
        }
    });
}

void EventListModel::setFilter(EventFilter filter) {
    if (filter_ != filter) {
        filter_ = std::move(filter);
        reload();
    }
}

void EventListModel::setTimeText(TimeText timeText) {
    timeText_ = timeText;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

void EventListModel::reload() {
    pages_.clear(); // first: what a view asks for meanwhile belongs to the list that goes
    ++generation_;
    reading_ = false;
    splitting_ = false;
    missing_.reset();
    onScreen_.reset();
    readOn_ = ReadOn::AsScrolled;
    toRefresh_.clear();
    meanwhile_.clear();
    goneMeanwhile_.clear();
    readNextPage();
}

void EventListModel::refresh() {
    toRefresh_.clear();
    for (std::size_t page = pages_.pages(); page > 0; --page) { // the newest are read first
        if (pages_.isResident(page - 1)) {
            toRefresh_.push_back(pages_.cursorOf(page - 1));
        }
    }
    readWhatIsWanted();
}

void EventListModel::lookAt(std::size_t first, std::size_t last) {
    onScreen_ = Lines{.first = first, .last = last};
    readWhatIsWanted();
}

void EventListModel::setReadOn(ReadOn readOn) {
    readOn_ = readOn;
    readWhatIsWanted();
}

const EventRow* EventListModel::rowAt(int index) const {
    const bool inside = index >= 0 && static_cast<std::size_t>(index) < pages_.rows();
    return inside ? pages_.row(static_cast<std::size_t>(index)) : nullptr;
}

std::optional<EventId> EventListModel::idAt(int index) const {
    const auto* row = rowAt(index);
    return row != nullptr ? std::optional(row->id) : std::nullopt;
}

QModelIndex EventListModel::indexOf(const EventId& id) const {
    const auto found = pages_.find(id);
    return found ? index(static_cast<int>(*found)) : QModelIndex();
}

int EventListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(pages_.rows());
}

QVariant EventListModel::data(const QModelIndex& index, int role) const {
    const auto* row = rowAt(index.row());
    if (row == nullptr) {
        if (!missing_) {
            missing_ = static_cast<std::size_t>(index.row());
            auto* self = const_cast<EventListModel*>(this); // NOLINT: reading begins behind a view
            QMetaObject::invokeMethod(
                self, [self] { self->readWhatIsWanted(); }, Qt::QueuedConnection);
        }
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return shown(row->title);
    case Qt::ToolTipRole:
        return tooltip(*row, timeText_);
    case Qt::AccessibleTextRole:
        return spoken(*row, timeText_);
    case IdRole:
        return shown(row->id.toString());
    default:
        return {};
    }
}

bool EventListModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !reading_ && !pages_.isComplete() && link_.isConnected();
}

void EventListModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) {
        readNextPage();
    }
}

void EventListModel::readNextPage() {
    if (canFetchMore({})) {
        read(pages_.nextCursor(), EventPages::kPageRows,
             [this](const EventRowPage& page) { pages_.append(page.rows, page.next); });
    }
}

/// One page at a time: first what is looked at, then what has been read before it looked different,
/// then what will be looked at next. A failure ends it until somebody looks again.
void EventListModel::readWhatIsWanted() {
    if (reading_ || !link_.isConnected()) {
        return;
    }
    if (const auto page = missingPage()) {
        readPage(*page, [this](std::size_t number, const EventRowPage& answer) {
            pages_.refill(number, answer.rows);
        });
        return;
    }
    if (refreshNext()) {
        return;
    }
    const bool endIsNear = onScreen_ && onScreen_->last + kReadAhead >= pages_.rows();
    if (endIsNear || readOn_ == ReadOn::ToTheOldest) {
        readNextPage();
    }
}

std::optional<std::size_t> EventListModel::missingPage() const {
    if (const auto row = std::exchange(missing_, std::nullopt)) {
        if (const auto page = pages_.missingPage(*row, *row)) {
            return page;
        }
    }
    if (!onScreen_) {
        return std::nullopt;
    }
    const auto [first, last] = *onScreen_;
    if (const auto page = pages_.missingPage(first, last)) {
        return page;
    }
    return pages_.missingPage(first - std::min(first, kReadAhead), last + kReadAhead);
}

bool EventListModel::refreshNext() {
    while (!toRefresh_.empty()) {
        const auto cursor = toRefresh_.back();
        toRefresh_.pop_back();
        const auto page = pages_.pageWith(cursor);
        if (page && pages_.isResident(*page)) {
            readPage(*page, [this](std::size_t number, const EventRowPage& answer) {
                pages_.update(number, answer.rows, answer.next);
            });
            return true;
        }
    }
    return false;
}

void EventListModel::readPage(std::size_t page,
                              std::function<void(std::size_t, const EventRowPage&)> use) {
    const auto cursor = pages_.cursorOf(page);
    read(cursor, limitFor(pages_.rowsOf(page)),
         [this, cursor, use = std::move(use)](const EventRowPage& answer) {
             if (const auto number = pages_.pageWith(cursor)) {
                 use(*number, answer);
             }
         });
}

void EventListModel::read(const std::optional<std::string>& before, std::uint32_t limit,
                          std::function<void(const EventRowPage&)> use) {
    reading_ = true;
    Q_EMIT loadingChanged();
    auto params = question(before);
    params.limit = limit;
    askForRows(
        link_, this, params,
        [this, use = std::move(use), asked = generation_](const Expected<EventRowPage>& page) {
            if (asked != generation_) {
                return;
            }
            reading_ = false;
            if (page) {
                use(*page);
            }
            applyMeanwhile();
            if (page) {
                readWhatIsWanted();
            }
            Q_EMIT loadingChanged();
        });
}

protocol::EventListParams EventListModel::question(const std::optional<std::string>& before) const {
    return {.provider = filter_.provider,
            .attention = filter_.attention,
            .dismissed = filter_.dismissed,
            .before = before,
            .limit = EventPages::kPageRows};
}

void EventListModel::take(const std::vector<Event>& events) {
    std::vector<EventRow> held;
    for (const auto& event : events) {
        auto row = rowOf(event);
        if (reading_) {
            meanwhile_.push_back(row);
        }
        if (holds(filter_, row)) {
            held.push_back(std::move(row));
        } else {
            std::erase_if(held, [&](const EventRow& other) { return other.id == row.id; });
            pages_.drop(row.id);
        }
    }
    pages_.putAll(held);
    shortenHead();
    Q_EMIT loadingChanged();
}

void EventListModel::apply(const EventRow& row) {
    if (holds(filter_, row)) {
        pages_.put(row);
    } else {
        pages_.drop(row.id);
    }
}

/// A page can be older than what the feed has told while it was on its way.
void EventListModel::applyMeanwhile() {
    for (const auto& row : std::exchange(meanwhile_, {})) {
        apply(row);
    }
    for (const auto& id : std::exchange(goneMeanwhile_, {})) {
        pages_.drop(id);
    }
}

void EventListModel::shortenHead() {
    if (splitting_ || !pages_.headIsLong()) {
        return;
    }
    splitting_ = true;
    askForRows(link_, this, question(std::nullopt),
               [this, asked = generation_](const Expected<EventRowPage>& page) {
                   if (asked != generation_) {
                       return;
                   }
                   splitting_ = false;
                   if (page && page->next && !page->rows.empty()) {
                       pages_.splitHead(page->rows.back().id, *page->next);
                   }
               });
}

void EventListModel::willInsert(std::size_t first, std::size_t count) {
    beginInsertRows({}, static_cast<int>(first), static_cast<int>(first + count) - 1);
}

void EventListModel::inserted() {
    endInsertRows();
}

void EventListModel::willRemove(std::size_t first, std::size_t count) {
    beginRemoveRows({}, static_cast<int>(first), static_cast<int>(first + count) - 1);
}

void EventListModel::removed() {
    endRemoveRows();
}

void EventListModel::changed(std::size_t first, std::size_t count) {
    Q_EMIT dataChanged(index(static_cast<int>(first)), index(static_cast<int>(first + count) - 1));
}

} // namespace tempo::model
