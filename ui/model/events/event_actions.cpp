#include "model/events/event_actions.hpp"

#include "model/events/event_row_page.hpp"

#include <memory>

namespace tempo::model {
namespace {

constexpr std::uint32_t kMostIds = 1000; // of one request

const char* methodOf(Mark mark) {
    return mark == Mark::Acknowledge ? "events.acknowledge" : "events.dismiss";
}

const char* inverseOf(Mark mark) {
    return mark == Mark::Acknowledge ? "events.unacknowledge" : "events.undismiss";
}

} // namespace

EventActions::EventActions(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {}

void EventActions::mark(Mark mark, std::vector<EventId> ids) {
    if (ids.empty()) {
        return;
    }
    last_ = Marking{.mark = mark, .ids = ids};
    send(methodOf(mark), std::move(ids),
         [this, mark](quint64 count) { Q_EMIT marked(mark, count); });
}

void EventActions::acknowledgeAll() {
    acknowledgeFrom(std::nullopt, {});
}

/// Reads every page first: marking takes events out of the list that is being read.
void EventActions::acknowledgeFrom(const std::optional<std::string>& cursor,
                                   std::vector<EventId> ids) {
    askForRows(link_, this,
               {.attention = protocol::Attention::Needed, .before = cursor, .limit = kMostIds},
               [this, ids = std::move(ids)](const Expected<EventRowPage>& page) {
                   if (!page) {
                       Q_EMIT failed(shown(page.error().detail));
                       return;
                   }
                   auto all = ids;
                   for (const auto& row : page->rows) {
                       all.push_back(row.id);
                   }
                   if (page->next) {
                       acknowledgeFrom(page->next, std::move(all));
                   } else {
                       mark(Mark::Acknowledge, std::move(all));
                   }
               });
}

void EventActions::undo() {
    if (const auto marking = std::exchange(last_, std::nullopt)) {
        send(inverseOf(marking->mark), marking->ids,
             [this](quint64 count) { Q_EMIT undone(count); });
    }
}

/// Many ids go in several requests; `done` gets the sum when the last one is answered.
void EventActions::send(const char* method, std::vector<EventId> ids,
                        std::function<void(quint64)> done) {
    struct Tally {
        std::size_t open = 0;
        quint64 changed = 0;
    };
    const auto tally = std::make_shared<Tally>(); // shared by the answers
    for (std::size_t first = 0; first < ids.size(); first += kMostIds) {
        const auto last = std::min(ids.size(), first + kMostIds);
        const protocol::EventIdsParams params{
            .ids = {ids.begin() + static_cast<std::ptrdiff_t>(first),
                    ids.begin() + static_cast<std::ptrdiff_t>(last)}};
        ++tally->open;
        ask<protocol::ChangedResult>(
            link_, this, method, params,
            [this, tally, done](const Expected<protocol::ChangedResult>& result) {
                if (!result) {
                    last_.reset();
                    Q_EMIT failed(shown(result.error().detail));
                }
                tally->changed += result ? result->changed : 0;
                if (--tally->open == 0 && result) {
                    done(tally->changed);
                }
            });
    }
}

} // namespace tempo::model
