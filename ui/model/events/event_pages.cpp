#include "model/events/event_pages.hpp"

#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

/// The order of the daemon's lists.
bool isNewer(const EventRow& left, const EventRow& right) {
    return std::pair(left.startDate, left.sequence) > std::pair(right.startDate, right.sequence);
}

} // namespace

std::size_t EventPages::residentRows() const {
    return resident_.size();
}

void EventPages::clear() {
    if (total_ > 0) {
        watcher_.willRemove(0, total_);
    }
    const bool had = std::exchange(total_, 0) > 0;
    pages_.clear();
    starts_.clear();
    resident_.clear();
    next_.reset();
    complete_ = false;
    if (had) {
        watcher_.removed();
    }
}

void EventPages::append(std::vector<EventRow> rows, std::optional<std::string> next) {
    std::erase_if(rows, [this](const EventRow& row) { return resident_.contains(row.id); });
    complete_ = !next;
    const auto cursor = std::exchange(next_, std::move(next));
    if (rows.empty() && !pages_.empty()) {
        return;
    }
    if (!rows.empty()) {
        watcher_.willInsert(total_, rows.size());
    }
    Page page{.cursor = cursor, .count = rows.size(), .lookedAt = ++tick_};
    page.oldest = rows.empty() ? EventRow() : rows.back();
    page.rows = std::move(rows);
    rememberAll(page);
    pages_.push_back(std::move(page));
    renumber();
    if (pages_.back().count > 0) {
        watcher_.inserted();
    }
    evict();
}

const EventRow* EventPages::row(std::size_t index) {
    Page& page = pages_[pageOf(index)];
    page.lookedAt = ++tick_;
    return page.resident ? &page.rows[index - firstRowOf(pageOf(index))] : nullptr;
}

std::size_t EventPages::pageOf(std::size_t index) const {
    const auto after = std::ranges::upper_bound(starts_, index);
    return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

void EventPages::refill(std::size_t number, std::vector<EventRow> rows) {
    Page& page = pages_[number];
    if (page.resident) {
        return;
    }
    std::erase_if(rows, [this](const EventRow& row) { return resident_.contains(row.id); });
    const auto first = firstRowOf(number);
    const auto before = page.count;
    const auto after = rows.size();
    if (after < before) {
        watcher_.willRemove(first + after, before - after);
    } else if (after > before) {
        watcher_.willInsert(first + before, after - before);
    }
    page.count = after;
    page.resident = true;
    page.lookedAt = ++tick_;
    if (!rows.empty()) {
        page.oldest = rows.back();
    }
    page.rows = std::move(rows);
    rememberAll(page);
    renumber();
    if (after < before) {
        watcher_.removed();
    } else if (after > before) {
        watcher_.inserted();
    }
    if (const auto kept = std::min(before, after); kept > 0) {
        watcher_.changed(first, kept);
    }
    evict();
}

std::optional<std::size_t> EventPages::pageWith(const std::optional<std::string>& cursor) const {
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        if (cursorOf(page) == cursor) {
            return page;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> EventPages::missingPage(std::size_t first, std::size_t last) const {
    if (first >= total_) {
        return std::nullopt;
    }
    for (auto page = pageOf(first); page < pages_.size() && starts_[page] <= last; ++page) {
        if (!pages_[page].resident && pages_[page].count > 0) {
            return page;
        }
    }
    return std::nullopt;
}

/// An answer with a `next` says nothing of rows older than its last one; what it brings of the next
/// page is left out.
void EventPages::update(std::size_t number, const std::vector<EventRow>& rows,
                        const std::optional<std::string>& next) {
    const auto oldest = pages_[number].oldest;
    std::unordered_set<EventId> held;
    for (const auto& row : rows) {
        held.insert(row.id);
    }
    std::vector<EventId> gone;
    for (const auto& known : pages_[number].rows) {
        const bool covered = !next || rows.empty() || !isNewer(rows.back(), known);
        if (covered && !held.contains(known.id)) {
            gone.push_back(known.id);
        }
    }
    for (const auto& id : gone) {
        drop(id);
    }
    for (const auto& row : rows) {
        if (!isNewer(oldest, row)) {
            put(row);
        }
    }
}

void EventPages::put(const EventRow& row) {
    if (const auto place = placeOf(row.id)) {
        auto& known = pages_[place->page].rows[place->offset];
        if (known.sequence > row.sequence) {
            return; // known already as it is later
        }
        if (known.startDate == row.startDate) {
            known = row;
            watcher_.changed(firstRowOf(place->page) + place->offset, 1);
            return;
        }
        removeAt(*place);
    }
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        const bool last = page + 1 == pages_.size();
        const bool belongs = pages_[page].count > 0 && isNewer(row, pages_[page].oldest);
        if (belongs || (last && complete_)) {
            insertInto(page, row);
            return;
        }
    }
}

void EventPages::putAll(const std::vector<EventRow>& rows) {
    std::unordered_set<EventId> newest;
    std::vector<EventRow> atTheTop;
    for (const auto& row : rows) {
        const bool above = !pages_.empty() && !pages_.front().rows.empty() &&
                           !resident_.contains(row.id) && isNewer(row, pages_.front().rows.front());
        if (above && newest.insert(row.id).second) {
            atTheTop.push_back(row);
        } else if (const auto twice = std::ranges::find(atTheTop, row.id, &EventRow::id);
                   twice != atTheTop.end()) {
            *twice = row;
        } else {
            put(row);
        }
    }
    insertNewest(std::move(atTheTop));
}

void EventPages::insertNewest(std::vector<EventRow> rows) {
    std::ranges::sort(rows, isNewer);
    auto* head = pages_.empty() ? nullptr : &pages_.front();
    const bool fits = head != nullptr && !head->rows.empty() && !rows.empty() &&
                      isNewer(rows.back(), head->rows.front());
    if (!fits) {
        for (const auto& row : rows) {
            put(row);
        }
        return;
    }
    watcher_.willInsert(0, rows.size());
    for (const auto& row : rows) {
        resident_.insert(row.id);
    }
    head->rows.insert(head->rows.begin(), rows.begin(), rows.end());
    head->count = head->rows.size();
    renumber();
    watcher_.inserted();
}

void EventPages::insertInto(std::size_t number, const EventRow& row) {
    Page& page = pages_[number];
    const auto position =
        page.resident ? std::ranges::upper_bound(page.rows, row, isNewer) : page.rows.end();
    const auto offset =
        page.resident ? static_cast<std::size_t>(position - page.rows.begin()) : std::size_t{0};
    watcher_.willInsert(firstRowOf(number) + offset, 1);
    ++page.count;
    if (page.resident) {
        page.rows.insert(position, row);
        page.oldest = page.rows.back();
        resident_.insert(row.id);
    }
    renumber();
    watcher_.inserted();
}

void EventPages::drop(const EventId& id) {
    if (const auto place = placeOf(id)) {
        removeAt(*place);
    }
}

void EventPages::removeAt(Place place) {
    Page& page = pages_[place.page];
    watcher_.willRemove(firstRowOf(place.page) + place.offset, 1);
    const auto position = page.rows.begin() + static_cast<std::ptrdiff_t>(place.offset);
    resident_.erase(position->id);
    page.rows.erase(position);
    --page.count;
    renumber();
    watcher_.removed();
}

void EventPages::splitHead(const EventId& last, std::string cursor) {
    const auto place = placeOf(last);
    if (!place || place->page != 0 || place->offset + 1 >= pages_.front().count) {
        return;
    }
    Page& head = pages_.front();
    const auto cut = head.rows.begin() + static_cast<std::ptrdiff_t>(place->offset) + 1;
    Page rest{.cursor = std::move(cursor),
              .rows = std::vector<EventRow>(cut, head.rows.end()),
              .oldest = head.oldest,
              .lookedAt = head.lookedAt};
    rest.count = rest.rows.size();
    head.rows.erase(cut, head.rows.end());
    head.count = head.rows.size();
    head.oldest = head.rows.back();
    pages_.insert(pages_.begin() + 1, std::move(rest));
    renumber();
    evict();
}

std::optional<std::size_t> EventPages::find(const EventId& id) const {
    const auto place = placeOf(id);
    return place ? std::optional(firstRowOf(place->page) + place->offset) : std::nullopt;
}

std::optional<EventPages::Place> EventPages::placeOf(const EventId& id) const {
    if (!resident_.contains(id)) {
        return std::nullopt;
    }
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        const auto& rows = pages_[page].rows;
        const auto found = std::ranges::find(rows, id, &EventRow::id);
        if (found != rows.end()) {
            return Place{.page = page, .offset = static_cast<std::size_t>(found - rows.begin())};
        }
    }
    return std::nullopt;
}

void EventPages::renumber() {
    starts_.resize(pages_.size());
    total_ = 0;
    for (std::size_t page = 0; page < pages_.size(); ++page) {
        starts_[page] = total_;
        total_ += pages_[page].count;
    }
}

/// The first page stays: it is where news arrive. A page of more rows than one answer can bring
/// stays as well.
void EventPages::evict() {
    for (;;) {
        std::size_t resident = 0;
        Page* oldest = nullptr;
        for (auto page = pages_.begin(); page != pages_.end(); ++page) {
            resident += static_cast<std::size_t>(page->resident);
            const bool mayGo = page->resident && page != pages_.begin() && page->count <= 1000;
            if (mayGo && (oldest == nullptr || page->lookedAt < oldest->lookedAt)) {
                oldest = &*page;
            }
        }
        if (resident <= kResidentPages || oldest == nullptr) {
            return;
        }
        forgetAll(*oldest);
        oldest->rows = {};
        oldest->resident = false;
    }
}

void EventPages::rememberAll(const Page& page) {
    for (const auto& row : page.rows) {
        resident_.insert(row.id);
    }
}

void EventPages::forgetAll(const Page& page) {
    for (const auto& row : page.rows) {
        resident_.erase(row.id);
    }
}

} // namespace tempo::model
