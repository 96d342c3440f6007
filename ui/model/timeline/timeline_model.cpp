#include "model/timeline/timeline_model.hpp"

#include "model/text.hpp"
#include "model/timeline/timeline_text.hpp"

#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

using Kind = TimelineLine::Kind;

constexpr int kReadAhead = 200;         ///< lines
constexpr int kReadAheadOfMembers = 20; ///< likewise, of a stack

std::vector<LineKey> keysOf(const std::vector<TimelineLine>& lines) {
    std::vector<LineKey> keys;
    keys.reserve(lines.size());
    for (const auto& line : lines) {
        keys.push_back(keyOf(line));
    }
    return keys;
}

} // namespace

TimelineModel::TimelineModel(DaemonLink& link, EventFeed& feed, QObject* parent)
    : QAbstractListModel(parent), link_(link), unfolded_(link),
      subscription_(link, this, "timeline.subscribe",
                    [this](const protocol::ListSubscribed&) { refresh(); }) {
    connect(&unfolded_, &UnfoldedStacks::changed, this, &TimelineModel::rebuild);
    connect(&link_, &DaemonLink::timelineChanged, this, &TimelineModel::take);
    connect(&feed, &EventFeed::changed, this, &TimelineModel::takeEvents);
    connect(&feed, &EventFeed::restyled, this, &TimelineModel::refresh);
    connect(&feed, &EventFeed::deleted, this, [this](const std::vector<EventId>& ids) {
        for (const auto& id : ids) {
            entries_->drop({.stack = 0, .event = id});
            unfolded_.drop(id);
        }
        rebuild();
    });
    show(timelineSource(link_, filter_), kRows);
    subscription_.ask(filter_);
}

void TimelineModel::show(EntrySource source, EntryList::Size size) {
    unfolded_.foldAll();
    problem_.clear();
    aim_ = End::Newer;
    entries_ = std::make_unique<EntryList>(std::move(source), size);
    connect(entries_.get(), &EntryList::changed, this, [this] {
        problem_.clear();
        rebuild();
    });
    connect(entries_.get(), &EntryList::arrived, this, &TimelineModel::noteArrival);
    connect(entries_.get(), &EntryList::failed, this, [this](const QString& problem) {
        problem_ = problem;
        Q_EMIT refreshed();
    });
    rebuild();
    if (link_.isConnected()) {
        entries_->readFrom(End::Newer);
    }
}

void TimelineModel::setFilter(protocol::TimelineFilter filter) {
    if (filter_ != filter || query_) {
        filter_ = std::move(filter);
        showTimeline();
    }
}

void TimelineModel::showTimeline() {
    query_.reset();
    unfolded_.setDismissed(filter_.dismissed);
    show(timelineSource(link_, filter_), kRows);
    subscription_.ask(filter_);
}

void TimelineModel::search(const QString& words) {
    query_ = wire(words);
    show(searchSource(link_, *query_), {.page = kRows.page, .most = kMostResults});
}

void TimelineModel::endSearch() {
    if (query_) {
        showTimeline();
    }
}

bool TimelineModel::isCutOff() const {
    return query_ && !isAt(End::Older) && entries_->window().entries().size() >= kMostResults;
}

void TimelineModel::setTimeText(TimeText timeText) {
    timeText_ = std::move(timeText);
    rebuild();
    if (!lines_.empty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

/// What has been found is all there is to go to the ends of.
void TimelineModel::goTo(End end) {
    aim_ = end;
    if (isAt(end) || query_) {
        noteArrival();
    } else {
        entries_->readFrom(end);
    }
}

void TimelineModel::goTo(Timestamp time) {
    if (query_) {
        showTimeline();
    }
    aim_ = End::Newer;
    entries_->readBefore({.startDate = time, .sequence = 0});
}

void TimelineModel::noteArrival() {
    const auto isEvent = [](const TimelineLine& line) {
        return line.isEvent();
    };
    if (aim_ == End::Newer) {
        const auto first = std::ranges::find_if(lines_, isEvent);
        if (first != lines_.end()) {
            Q_EMIT arrived(static_cast<int>(first - lines_.begin()));
        }
        return;
    }
    const auto last = std::find_if(lines_.rbegin(), lines_.rend(), isEvent);
    if (last != lines_.rend()) {
        Q_EMIT arrived(static_cast<int>(lines_.rend() - last) - 1);
    }
}

void TimelineModel::setFolding(int line, Folding folding) {
    const auto* chosen = lineAt(line);
    if (chosen == nullptr || chosen->fold == TimelineLine::Fold::None) {
        return;
    }
    const auto stack = chosen->entry->stack->id;
    const bool unfold =
        folding == Folding::Unfold || (folding == Folding::Toggle && !unfolded_.contains(stack));
    if (unfold) {
        unfolded_.unfold(stack);
    } else {
        unfolded_.fold(stack);
    }
}

void TimelineModel::lookAt(int first, int last) {
    onScreen_ = Lines{.first = first, .last = last};
    readAround();
}

/// Where somebody looks at both ends of a short list, the older one comes first.
void TimelineModel::readAround() {
    if (!onScreen_) {
        return;
    }
    const auto [first, last] = *onScreen_;
    const bool nearOlder = last + kReadAhead >= rowCount();
    const bool mayGrow = !query_ || entries_->window().entries().size() < kMostResults;
    if (nearOlder && mayGrow && !isAt(End::Older)) {
        entries_->want(End::Older);
    } else if (first < kReadAhead && !isAt(End::Newer)) {
        entries_->want(End::Newer);
    }
    const int end = std::min(rowCount(), last + kReadAheadOfMembers);
    for (int line = std::max(0, first - kReadAheadOfMembers); line < end; ++line) {
        const auto& shownLine = lines_[static_cast<std::size_t>(line)];
        if (shownLine.kind == Kind::Newer || shownLine.kind == Kind::Older) {
            unfolded_.readOn(shownLine.stack,
                             shownLine.kind == Kind::Newer ? End::Newer : End::Older);
        }
    }
}

const TimelineLine* TimelineModel::lineAt(int line) const {
    const bool inside = line >= 0 && line < rowCount();
    return inside ? &lines_[static_cast<std::size_t>(line)] : nullptr;
}

QModelIndex TimelineModel::indexOf(const EventId& id) const {
    const auto found = std::ranges::find_if(lines_, [&id](const TimelineLine& line) {
        return line.isEvent() && line.entry->event.id == id;
    });
    return found == lines_.end() ? QModelIndex() : index(static_cast<int>(found - lines_.begin()));
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    const auto* line = lineAt(index.row());
    if (line == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return lineText(*line, timeText_);
    case Qt::ToolTipRole:
        return lineTooltip(*line, timeText_);
    case Qt::AccessibleTextRole:
        return spokenLine(*line, timeText_);
    case IdRole:
        return line->isEvent() ? shown(line->entry->event.id.toString()) : QString();
    default:
        return {};
    }
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex& index) const {
    const auto* line = lineAt(index.row());
    const bool chosen = line != nullptr && line->isEvent();
    return (chosen ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled) |
           Qt::ItemNeverHasChildren;
}

void TimelineModel::refresh() {
    if (link_.isConnected()) {
        entries_->refresh();
        unfolded_.refresh();
    }
}

void TimelineModel::take(const protocol::TimelineChanged& changed) {
    if (query_ || !subscription_.isOf(changed.subscription)) {
        return;
    }
    for (const auto& id : changed.removedEvents) {
        entries_->drop({.stack = 0, .event = id});
    }
    for (const auto id : changed.removedStacks) {
        entries_->drop({.stack = id, .event = {}});
    }
    for (const auto& row : changed.rows) {
        entries_->put(entryOf(row));
    }
    rebuild();
}

/// Members of what is unfolded, and results of a search: those that are shown, as they are now.
void TimelineModel::takeEvents(const std::vector<Event>& events) {
    for (const auto& event : events) {
        unfolded_.put(event);
        if (query_ && entries_->window().find({.stack = 0, .event = event.id}) != nullptr) {
            entries_->put({.event = rowOf(event), .stack = std::nullopt});
        }
    }
    if (query_ || !unfolded_.windows().empty()) {
        rebuild();
    }
}

void TimelineModel::rebuild() {
    const bool lookingDown = onScreen_ && onScreen_->first > rowCount() - 1 - onScreen_->last;
    if (!query_) {
        entries_->shorten(lookingDown ? End::Newer : End::Older);
    }
    unfolded_.keepOnly(entries_->window());
    apply(linesOf(entries_->window(), unfolded_.windows(), timeText_));
    Q_EMIT refreshed();
    readAround();
}

void TimelineModel::apply(std::vector<TimelineLine> wanted) {
    const auto steps = stepsBetween(keysOf(lines_), keysOf(wanted));
    if (!steps.empty()) {
        onScreen_.reset(); // the view tells anew what is on it
    }
    for (const auto& step : steps) {
        applyStep(step, wanted);
    }
    tellDifferences(wanted);
}

void TimelineModel::applyStep(const LineStep& step, const std::vector<TimelineLine>& wanted) {
    const int first = static_cast<int>(step.first);
    const int end = static_cast<int>(step.first + step.count);
    const auto begin = lines_.begin() + first;
    switch (step.kind) {
    case LineStep::Kind::Remove:
        beginRemoveRows({}, first, end - 1);
        lines_.erase(begin, lines_.begin() + end);
        return endRemoveRows();
    case LineStep::Kind::Insert:
        beginInsertRows({}, first, end - 1);
        lines_.insert(begin, wanted.begin() + first, wanted.begin() + end);
        return endInsertRows();
    case LineStep::Kind::Move:
        return moveLine(first, static_cast<int>(step.to));
    }
}

void TimelineModel::moveLine(int from, int to) {
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    const auto begin = lines_.begin() + from;
    const auto target = lines_.begin() + to;
    if (to > from) {
        std::rotate(begin, begin + 1, target + 1);
    } else {
        std::rotate(target, begin, begin + 1);
    }
    endMoveRows();
}

void TimelineModel::tellDifferences(const std::vector<TimelineLine>& wanted) {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
        if (lines_[line] != wanted[line]) {
            lines_[line] = wanted[line];
            const auto at = index(static_cast<int>(line));
            Q_EMIT dataChanged(at, at);
        }
    }
}

} // namespace tempo::model
