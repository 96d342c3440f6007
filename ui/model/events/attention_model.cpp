#include "model/events/attention_model.hpp"

#include "model/events/event_row_page.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace tempo::model {
namespace {

bool isLater(const EventRow& left, const EventRow& right) {
    return std::pair(left.startDate, left.sequence) > std::pair(right.startDate, right.sequence);
}

} // namespace

AttentionModel::AttentionModel(DaemonLink& link, EventFeed& feed, QObject* parent)
    : QObject(parent), link_(link),
      subscription_(link, this, "counts.subscribe",
                    [this](const protocol::CountsSubscribed& begun) { count(begun.counts); }) {
    connect(&link_, &DaemonLink::countsChanged, this,
            [this](const protocol::CountsChanged& changed) {
                if (subscription_.isOf(changed.subscription)) {
                    count(changed.counts);
                }
            });
    subscription_.ask({});
    connect(&feed, &EventFeed::begun, this, &AttentionModel::readNewest);
    connect(&feed, &EventFeed::restyled, this, &AttentionModel::readNewest);
    connect(&feed, &EventFeed::changed, this, &AttentionModel::take);
    connect(&feed, &EventFeed::deleted, this, &AttentionModel::drop);
}

std::vector<EventRow> AttentionModel::newest(std::size_t count) const {
    const auto wanted = std::min(count, rows_.size());
    return {rows_.begin(), rows_.begin() + static_cast<std::ptrdiff_t>(wanted)};
}

void AttentionModel::count(const protocol::Counts& counts) {
    if (counts_ != counts) {
        counts_ = counts;
        Q_EMIT changed();
    }
}

void AttentionModel::readNewest() {
    ++generation_;
    reading_ = true;
    meanwhile_.clear();
    askForRows(link_, this, {.attention = protocol::Attention::Needed, .limit = kKept},
               [this, asked = generation_](const Expected<EventRowPage>& page) {
                   if (asked != generation_) {
                       return;
                   }
                   reading_ = false;
                   if (page) {
                       rows_ = page->rows;
                       mayBeMore_ = page->next.has_value();
                   }
                   for (const auto& row : std::exchange(meanwhile_, {})) {
                       apply(row);
                   }
                   Q_EMIT changed();
               });
}

void AttentionModel::take(const std::vector<Event>& events) {
    bool any = false;
    for (const auto& event : events) {
        const auto row = rowOf(event);
        if (reading_) {
            meanwhile_.push_back(row);
        }
        any = apply(row) == Applied::Something || any;
    }
    if (any) {
        readWhenFew();
        Q_EMIT changed();
    }
}

void AttentionModel::drop(const std::vector<EventId>& ids) {
    const std::unordered_set<EventId> gone(ids.begin(), ids.end());
    const auto isGone = [&gone](const EventRow& row) {
        return gone.contains(row.id);
    };
    std::erase_if(meanwhile_, isGone);
    if (std::erase_if(rows_, isGone) > 0) {
        readWhenFew();
        Q_EMIT changed();
    }
}

/// A row that is older than all that are kept is left to the daemon where there are more of them.
AttentionModel::Applied AttentionModel::apply(const EventRow& row) {
    const auto known = std::ranges::find(rows_, row.id, &EventRow::id);
    const bool wasKept = known != rows_.end();
    if (wasKept && known->sequence > row.sequence) {
        return Applied::Nothing;
    }
    if (wasKept) {
        rows_.erase(known);
    }
    const bool outside = mayBeMore_ && !rows_.empty() && isLater(rows_.back(), row);
    if (!row.needsAttention || outside) {
        return wasKept ? Applied::Something : Applied::Nothing;
    }
    rows_.insert(std::ranges::upper_bound(rows_, row, isLater), row);
    if (rows_.size() > kKept) {
        rows_.pop_back();
        mayBeMore_ = true;
    }
    return Applied::Something;
}

void AttentionModel::readWhenFew() {
    if (!reading_ && mayBeMore_ && rows_.size() < kFew) {
        readNewest();
    }
}

} // namespace tempo::model
