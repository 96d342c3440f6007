#include "model/timeline/entry_source.hpp"

#include <tempo/protocol/messages/search.hpp>

namespace tempo::model {
namespace {

TimelineEntry memberOf(const Event& event) {
    return {.event = rowOf(event), .stack = std::nullopt};
}

Edge edgeOf(const EntryPage& page, End towards, std::optional<std::string> next) {
    if (!next) {
        return {};
    }
    Edge edge{.isEnd = false, .place = {}, .cursor = *std::move(next)};
    if (!page.entries.empty()) {
        edge.place =
            towards == End::Older ? page.entries.back().place() : page.entries.front().place();
    }
    return edge;
}

template<class Message>
void askBothWays(Message& message, const EntryQuestion& question) {
    (question.towards == End::Older ? message.before : message.after) = question.cursor;
    message.limit = question.limit;
}

template<class Page>
Expected<EntryPage> eventsOf(const protocol::Json& json, End towards) {
    auto read = protocol::fromJson<Page>(json);
    if (!read) {
        return tl::unexpected(read.error());
    }
    EntryPage page;
    for (const auto& event : read->events) {
        page.entries.push_back(memberOf(event));
    }
    page.edge = edgeOf(page, towards, std::move(read->next));
    if constexpr (std::is_same_v<Page, protocol::EventSearchPage>) {
        page.unsearched = read->unsearched;
    }
    return page;
}

Expected<EntryPage> rowsOf(const protocol::Json& json, End towards) {
    auto read = protocol::fromJson<protocol::TimelinePage>(json);
    if (!read) {
        return tl::unexpected(read.error());
    }
    EntryPage page;
    for (const auto& row : read->rows) {
        page.entries.push_back(entryOf(row));
    }
    page.edge = edgeOf(page, towards, std::move(read->next));
    return page;
}

} // namespace

EntrySource timelineSource(DaemonLink& link, protocol::TimelineFilter filter) {
    return [&link, filter = std::move(filter)](QObject* context, const EntryQuestion& question,
                                               auto use) {
        protocol::TimelineParams params{.filter = filter};
        askBothWays(params, question);
        askAs(
            link, context, "timeline.list", params,
            [towards = question.towards](const protocol::Json& json) {
                return rowsOf(json, towards);
            },
            std::move(use));
    };
}

EntrySource memberSource(DaemonLink& link, StackId stack, protocol::Dismissed dismissed) {
    return [&link, stack, dismissed](QObject* context, const EntryQuestion& question, auto use) {
        protocol::StackEventsParams params{.id = stack};
        askBothWays(params, question);
        askAs(
            link, context, "stacks.events", params,
            [towards = question.towards, dismissed](const protocol::Json& json) {
                auto page = eventsOf<protocol::EventPage>(json, towards);
                if (page && dismissed == protocol::Dismissed::Hidden) {
                    std::erase_if(page->entries,
                                  [](const TimelineEntry& entry) { return entry.event.dismissed; });
                }
                return page;
            },
            std::move(use));
    };
}

EntrySource searchSource(DaemonLink& link, std::string query) {
    return [&link, query = std::move(query)](QObject* context, const EntryQuestion& question,
                                             auto use) {
        const protocol::EventSearchParams params{
            .query = query, .before = question.cursor, .limit = question.limit};
        askAs(
            link, context, "events.search", params,
            [](const protocol::Json& json) {
                return eventsOf<protocol::EventSearchPage>(json, End::Older);
            },
            std::move(use));
    };
}

} // namespace tempo::model
