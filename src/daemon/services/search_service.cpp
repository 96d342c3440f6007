#include "daemon/services/search_service.hpp"

#include "daemon/services/event_cursor.hpp"
#include "store/search/search.hpp"

#include <chrono>
#include <ctime>
#include <utility>

namespace tempo::daemon {
namespace {

using std::chrono::milliseconds;

/// The instant at which the clocks on the wall show `local`; of two, the one that mktime(3) takes.
Timestamp fromLocal(std::chrono::local_time<milliseconds> local) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(local);
    const std::time_t count = seconds.time_since_epoch().count();
    std::tm parts{};
    ::gmtime_r(&count, &parts);
    parts.tm_isdst = -1;
    return Timestamp(std::chrono::seconds(std::mktime(&parts)) + (local - seconds));
}

Expected<protocol::EventSearchPage> readPage(const store::Connection& database,
                                             const store::SearchRequest& request) {
    const auto begun = std::chrono::steady_clock::now();
    auto found = store::searchEvents(database, request);
    if (!found) {
        return tl::unexpected(std::move(found.error()));
    }
    protocol::EventSearchPage page{
        .events = std::move(found->events), .next = std::nullopt, .unsearched = found->unsearched};
    if (found->next) {
        page.next = toText(*found->next);
    }
    page.elapsedMicroseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                                   std::chrono::steady_clock::now() - begun)
                                   .count();
    return page;
}

} // namespace

Async<protocol::EventSearchPage> SearchService::search(protocol::EventSearchParams params) {
    store::SearchRequest request{.query = {}, .before = std::nullopt, .limit = params.limit};
    if (params.before) {
        request.before = parseEventCursor(*params.before);
        if (!request.before) {
            co_return failure(ErrorCode::InvalidInput,
                              "`before` is not the `next` of an earlier page.");
        }
    }
    auto query = parseSearch(params.query, {.now = clock_.now(), .toUtc = fromLocal});
    if (!query) {
        co_return tl::unexpected(std::move(query.error()));
    }
    request.query = *std::move(query);
    auto reading = tasks_.readForSearch<protocol::EventSearchPage>(
        [request = std::move(request)](const store::Connection& database) {
            return readPage(database, request);
        });
    co_return co_await std::move(reading);
}

} // namespace tempo::daemon
