#include "model/event_list_model.hpp"

#include "model/event_text.hpp"

namespace tempo::model {
namespace {

std::vector<EventRow> rowsOf(const std::vector<Event>& events) {
    std::vector<EventRow> rows;
    rows.reserve(events.size());
    for (const auto& event : events) {
        rows.push_back(rowOf(event));
    }
    return rows;
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
    ++generation_;
    reading_ = false;
    splitting_ = false;
    missing_.reset();
    meanwhile_.clear();
    goneMeanwhile_.clear();
    pages_.clear();
    fetchMore({});
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
                self, [self] { self->readMissingPage(self->missing_.value_or(0)); },
                Qt::QueuedConnection);
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
    if (!canFetchMore(parent)) {
        return;
    }
    read(pages_.nextCursor(), EventPages::kPageRows, [this](const protocol::EventPage& page) {
        pages_.append(rowsOf(page.events), page.next);
    });
}

void EventListModel::read(const std::optional<std::string>& before, std::uint32_t limit,
                          std::function<void(const protocol::EventPage&)> use) {
    reading_ = true;
    Q_EMIT loadingChanged();
    auto params = question(before);
    params.limit = limit;
    ask<protocol::EventPage>(link_, this, "events.list", params,
                             [this, use = std::move(use),
                              asked = generation_](const Expected<protocol::EventPage>& page) {
                                 if (asked != generation_) {
                                     return;
                                 }
                                 reading_ = false;
                                 if (page) {
                                     use(*page);
                                 }
                                 applyMeanwhile();
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

/// The page of a row that a view wants to draw. While another page is read it waits; the view asks
/// again when that one is there.
void EventListModel::readMissingPage(std::size_t row) {
    missing_.reset();
    if (row >= pages_.rows() || reading_ || pages_.isResident(pages_.pageOf(row))) {
        return;
    }
    const auto page = pages_.pageOf(row);
    const auto cursor = pages_.cursorOf(page);
    const auto limit = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(pages_.rowsOf(page), 1, 1000)); // the most of events.list
    read(cursor, limit, [this, cursor](const protocol::EventPage& answer) {
        for (std::size_t number = 0; number < pages_.pages(); ++number) {
            if (pages_.cursorOf(number) == cursor) {
                return pages_.refill(number, rowsOf(answer.events));
            }
        }
    });
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
    ask<protocol::EventPage>(
        link_, this, "events.list", question(std::nullopt),
        [this, asked = generation_](const Expected<protocol::EventPage>& page) {
            if (asked != generation_) {
                return;
            }
            splitting_ = false;
            if (page && page->next && !page->events.empty()) {
                pages_.splitHead(page->events.back().id, *page->next);
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
