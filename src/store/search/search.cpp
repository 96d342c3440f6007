#include "store/search/search.hpp"

#include "store/events/event_row.hpp"
#include "store/search/candidates.hpp"
#include "store/search/expansion.hpp"
#include "store/search/state.hpp"
#include "store/search/text_matcher.hpp"

#include <algorithm>
#include <limits>

namespace tempo::store {
namespace {

/// An event and its place in the order of the answer. The time is that of its document, which is
/// its startDate but where one millisecond holds too many documents.
struct Hit {
    EventCursor place;
    Event event;
};

constexpr bool isNewer(const EventCursor& a, const EventCursor& b) {
    return a.startDate != b.startDate ? a.startDate > b.startDate : a.sequence > b.sequence;
}

class Search {
public:
    Search(const Connection& connection, const SearchRequest& request, const SearchLimits& limits)
        : connection_(connection), request_(request), limits_(limits),
          state_(readSearchState(connection)), reader_(connection.handle()),
          phrases_(wordPhrases(reader_, request.query)) {}

    Expected<FoundEvents> run() {
        const auto conditions = expand(connection_, phrases_);
        if (!conditions) {
            return tl::unexpected(conditions.error());
        }
        const auto question = indexQuestion(request_.query, *conditions);
        if (question.kind != IndexQuestion::Kind::None) {
            collectIndexed(question);
        }
        collectUnindexed();
        return page();
    }

private:
    /// Whether the page before this one has not had this place.
    bool isAhead(const EventCursor& place) const {
        return !request_.before || isNewer(*request_.before, place);
    }

    DocumentNumber firstCandidate() const {
        return request_.query.after ? firstDocumentOf(*request_.query.after - kLending)
                                    : std::numeric_limits<DocumentNumber>::min();
    }

    DocumentNumber candidatesEnd() const {
        auto end = std::numeric_limits<DocumentNumber>::max();
        if (request_.query.before) {
            end = std::min(end, firstDocumentOf(*request_.query.before));
        }
        if (request_.before) {
            const auto next = std::chrono::milliseconds(request_.before->sequence == 0 ? 0 : 1);
            end = std::min(end, firstDocumentOf(request_.before->startDate + next));
        }
        return end;
    }

    /// Looks at whole milliseconds, until the page is full or the bound is reached.
    void collectIndexed(const IndexQuestion& question) {
        Candidates candidates(connection_, question, firstCandidate(), candidatesEnd());
        std::size_t looked = 0;
        std::optional<Timestamp> time;
        for (;;) {
            const auto number = candidates.next();
            if (!number) {
                return;
            }
            const bool enough = looked >= limits_.candidates || hits_.size() > request_.limit;
            if (enough && timeOf(*number) != time) {
                searchedDownTo_ = time;
                return;
            }
            time = timeOf(*number);
            ++looked;
            take(*number);
        }
    }

    void take(DocumentNumber number) {
        Query query(connection_,
                    "SELECT " TEMPO_EVENT_COLUMNS " FROM events WHERE id ="
                    " (SELECT event_id FROM search_documents WHERE document = ?)",
                    number);
        if (!query.next()) {
            return; // deleted, and the index does not know it yet
        }
        const EventCursor place{timeOf(number), query.column<Sequence>(0)};
        if (place.sequence > state_.indexedUpTo || !isAhead(place)) {
            return; // changed since: collectUnindexed looks at it
        }
        if (auto event = readEvent(query); admits(request_.query, event)) {
            hits_.push_back({place, std::move(event)});
        }
    }

    void collectUnindexed() {
        Query query(connection_,
                    "SELECT " TEMPO_EVENT_COLUMNS
                    " FROM events WHERE sequence > ? ORDER BY sequence DESC LIMIT ?",
                    state_.indexedUpTo, limits_.unindexed);
        while (query.next()) {
            auto event = readEvent(query);
            const EventCursor place{event.startDate, event.sequence};
            const bool reached = !searchedDownTo_ || place.startDate >= *searchedDownTo_;
            if (reached && isAhead(place) && admits(request_.query, event) &&
                fits(reader_, searchDocumentOf(event), phrases_)) {
                hits_.push_back({place, std::move(event)});
            }
        }
    }

    FoundEvents page() {
        std::ranges::sort(hits_, isNewer, &Hit::place);
        FoundEvents found;
        found.unsearched = unsearched();
        if (hits_.size() > request_.limit) {
            hits_.resize(request_.limit);
            found.next = hits_.back().place;
        } else if (searchedDownTo_) {
            found.next = EventCursor{*searchedDownTo_, 0};
        }
        found.events.reserve(hits_.size());
        for (auto& hit : hits_) {
            found.events.push_back(std::move(hit.event));
        }
        return found;
    }

    std::uint64_t unsearched() const {
        const auto last = lastSequence(connection_);
        const auto behind = last > state_.indexedUpTo ? last - state_.indexedUpTo : 0;
        return state_.indexedFrom + (behind > limits_.unindexed ? behind - limits_.unindexed : 0);
    }

    /// How far below its own millisecond a document can lie: see IndexWriter. A second of them is
    /// room for 32 million events of one startDate.
    static constexpr std::chrono::milliseconds kLending{1000};

    const Connection& connection_;
    const SearchRequest& request_;
    const SearchLimits& limits_;
    SearchState state_;
    WordReader reader_;
    std::vector<WordPhrase> phrases_;
    std::vector<Hit> hits_;
    std::optional<Timestamp> searchedDownTo_; ///< the index may hold more below it
};

} // namespace

Expected<FoundEvents> searchEvents(const Connection& connection, const SearchRequest& request,
                                   const SearchLimits& limits) {
    return Search(connection, request, limits).run();
}

} // namespace tempo::store
