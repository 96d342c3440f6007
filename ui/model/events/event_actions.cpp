#include "model/events/event_actions.hpp"

#include "model/text.hpp"

#include <algorithm>
#include <utility>

namespace tempo::model {
namespace {

constexpr std::size_t kMostIds = 1000; // of one request

/// Takes as many as fit one request out of a list.
template<class Id>
std::vector<Id> takeSome(std::vector<Id>& ids) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(ids.size(), kMostIds));
    std::vector<Id> some(ids.end() - count, ids.end());
    ids.erase(ids.end() - count, ids.end());
    return some;
}

} // namespace

EventActions::EventActions(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {}

void EventActions::mark(Mark mark, std::vector<EventId> events, std::vector<StackId> stacks) {
    Marking marking{.mark = mark, .left = {}, .done = {}};
    while (!events.empty() || !stacks.empty()) {
        marking.left.push_back({.mark = mark,
                                .events = takeSome(events),
                                .stacks = takeSome(stacks),
                                .filter = std::nullopt});
    }
    if (!marking.left.empty()) {
        send(std::move(marking));
    }
}

void EventActions::markAll(Mark mark, const protocol::TimelineFilter& filter) {
    send({.mark = mark,
          .left = {{.mark = mark, .events = {}, .stacks = {}, .filter = filter}},
          .done = {}});
}

/// Everything is found first: marking takes events out of what is found.
void EventActions::markFound(Mark mark, const std::string& query) {
    findFurther(mark, {.query = query, .before = std::nullopt, .limit = kMostIds}, {});
}

void EventActions::findFurther(Mark mark, const protocol::EventSearchParams& params,
                               std::vector<EventId> found) {
    ask<protocol::EventSearchPage>(
        link_, this, "events.search", params,
        [this, mark, params, found = std::move(found)](const auto& page) {
            if (!page) {
                Q_EMIT failed(shown(page.error().detail));
                return;
            }
            auto all = found;
            std::ranges::transform(page->events, std::back_inserter(all), &Event::id);
            if (!page->next) {
                return this->mark(mark, std::move(all));
            }
            auto next = params;
            next.before = page->next;
            findFurther(mark, next, std::move(all));
        });
}

void EventActions::acknowledgeAll() {
    markAll(Mark::Acknowledge, {.provider = std::nullopt,
                                .severity = std::nullopt,
                                .attention = protocol::Attention::Needed});
}

void EventActions::send(Marking marking) {
    if (marking.left.empty()) {
        last_ = std::move(marking.done);
        Q_EMIT marked(marking.mark, marking.count);
        return;
    }
    const auto params = std::move(marking.left.back());
    marking.left.pop_back();
    ask<protocol::TimelineMarked>(
        link_, this, "timeline.mark", params,
        [this, marking = std::move(marking)](const Expected<protocol::TimelineMarked>& marked) {
            if (!marked) {
                last_ = marking.done;
                Q_EMIT failed(shown(marked.error().detail));
                return;
            }
            auto further = marking;
            further.count += marked->changed;
            further.done.push_back(marked->marking);
            send(std::move(further));
        });
}

void EventActions::undo() {
    if (!last_.empty()) {
        takeBack(std::exchange(last_, {}), 0);
    }
}

void EventActions::takeBack(std::vector<protocol::TimelineMarking> left, quint64 count) {
    if (left.empty()) {
        Q_EMIT undone(count);
        return;
    }
    const auto next = left.back();
    left.pop_back();
    ask<protocol::ChangedResult>(
        link_, this, "timeline.unmark", next,
        [this, count, left = std::move(left)](const Expected<protocol::ChangedResult>& result) {
            if (!result) {
                Q_EMIT failed(shown(result.error().detail));
                return;
            }
            takeBack(left, count + result->changed);
        });
}

} // namespace tempo::model
