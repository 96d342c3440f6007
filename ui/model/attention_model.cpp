#include "model/attention_model.hpp"

#include <algorithm>

namespace tempo::model {
namespace {

constexpr std::uint32_t kPage = 1000;

} // namespace

AttentionModel::AttentionModel(DaemonLink& link, EventFeed& feed, QObject* parent)
    : QObject(parent), link_(link) {
    connect(&feed, &EventFeed::begun, this, &AttentionModel::reload);
    connect(&feed, &EventFeed::changed, this, &AttentionModel::take);
    connect(&feed, &EventFeed::deleted, this, [this](const std::vector<EventId>& ids) {
        std::size_t gone = 0;
        for (const auto& id : ids) {
            gone += rows_.erase(id);
        }
        if (gone > 0) {
            Q_EMIT changed();
        }
    });
}

Severity AttentionModel::worst() const {
    Severity worst = Severity::Ok;
    for (const auto& [id, row] : rows_) {
        worst = std::max(worst, row.severity);
    }
    return worst;
}

std::vector<EventRow> AttentionModel::newest(std::size_t count) const {
    std::vector<EventRow> rows;
    rows.reserve(rows_.size());
    for (const auto& [id, row] : rows_) {
        rows.push_back(row);
    }
    const auto wanted = std::min(count, rows.size());
    std::ranges::partial_sort(rows, rows.begin() + static_cast<std::ptrdiff_t>(wanted),
                              [](const EventRow& left, const EventRow& right) {
                                  return std::pair(left.startDate, left.sequence) >
                                         std::pair(right.startDate, right.sequence);
                              });
    rows.resize(wanted);
    return rows;
}

std::vector<EventId> AttentionModel::all() const {
    std::vector<EventId> ids;
    ids.reserve(rows_.size());
    for (const auto& [id, row] : rows_) {
        ids.push_back(id);
    }
    return ids;
}

AttentionModel::Share AttentionModel::of(const std::string& provider) const {
    const auto shares = byProvider();
    const auto found = shares.find(provider);
    return found == shares.end() ? Share() : found->second;
}

std::map<std::string, AttentionModel::Share> AttentionModel::byProvider() const {
    std::map<std::string, Share> shares;
    for (const auto& [id, row] : rows_) {
        auto& share = shares[row.provider];
        ++share.count;
        share.worst = std::max(share.worst, row.severity);
    }
    return shares;
}

void AttentionModel::reload() {
    ++generation_;
    rows_.clear();
    read(std::nullopt);
}

void AttentionModel::read(const std::optional<std::string>& before) {
    const protocol::EventListParams params{
        .attention = protocol::Attention::Needed, .before = before, .limit = kPage};
    ask<protocol::EventPage>(
        link_, this, "events.list", params,
        [this, asked = generation_](const Expected<protocol::EventPage>& page) {
            if (asked != generation_ || !page) {
                return;
            }
            for (const auto& event : page->events) {
                // What the feed has told meanwhile is newer.
                if (rows_.size() < kMost) {
                    rows_.try_emplace(event.id, rowOf(event));
                }
            }
            Q_EMIT changed();
            if (page->next && rows_.size() < kMost) {
                read(page->next);
            }
        });
}

void AttentionModel::take(const std::vector<Event>& events) {
    bool any = false;
    for (const auto& event : events) {
        any = apply(rowOf(event)) || any;
    }
    if (any) {
        Q_EMIT changed();
    }
}

bool AttentionModel::apply(const EventRow& row) {
    if (!row.needsAttention) {
        return rows_.erase(row.id) > 0;
    }
    if (rows_.size() < kMost || rows_.contains(row.id)) {
        rows_.insert_or_assign(row.id, row);
        return true;
    }
    return false;
}

} // namespace tempo::model
