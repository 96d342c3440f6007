#pragma once

#include "support/stored_events.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tempo::test {

/// A daemon's timeline behind a scripted link, with the stacks that its events name.
class StoredTimeline {
public:
    explicit StoredTimeline(ScriptedLink& link) : link_(link) {
        link.answer("timeline.list", [this](const protocol::Json& params) {
            const auto asked = protocol::fromJson<protocol::TimelineParams>(params).value();
            return protocol::toJson(page<protocol::TimelinePage>(rows(asked.filter), asked));
        });
        link.answer("stacks.events", [this](const protocol::Json& params) {
            const auto asked = protocol::fromJson<protocol::StackEventsParams>(params).value();
            return protocol::toJson(page<protocol::EventPage>(membersOf(asked.id), asked));
        });
        link.answer("timeline.subscribe", [this](const protocol::Json&) {
            return protocol::toJson(protocol::ListSubscribed{++subscription});
        });
        link.answerWith("events.unsubscribe", protocol::Empty{});
    }

    void add(std::uint64_t first, std::uint64_t last) {
        for (auto number = first; number <= last; ++number) {
            events.push_back(numbered(number));
        }
    }

    /// Adds a member of a stack.
    void addTo(StackId stack, std::uint64_t number) {
        events.push_back(numbered(number));
        events.back().stackID = stack;
    }

    protocol::TimelineRow rowOf(StackId stack) const {
        const auto members = membersOf(stack);
        return {.event = members.front(),
                .stack = protocol::Stack{.id = stack,
                                         .title = "Stack " + std::to_string(stack),
                                         .events = static_cast<std::uint32_t>(members.size())}};
    }

    /// Tells a subscriber of rows.
    void tell(protocol::TimelineChanged changed) {
        changed.subscription = subscription;
        Q_EMIT link_.timelineChanged(changed);
    }

    std::vector<Event> events;
    std::uint64_t subscription = 0;

private:
    static protocol::Place placeOf(const Event& event) { return {event.startDate, event.sequence}; }
    static protocol::Place placeOf(const protocol::TimelineRow& row) { return placeOf(row.event); }

    static protocol::Place parse(const std::string& text) {
        const auto dot = text.find('.');
        return {Timestamp(std::chrono::milliseconds(std::stoll(text.substr(0, dot)))),
                std::stoull(text.substr(dot + 1))};
    }

    std::vector<Event> membersOf(StackId stack) const {
        std::vector<Event> members;
        std::ranges::copy_if(events, std::back_inserter(members),
                             [stack](const Event& event) { return event.stackID == stack; });
        std::ranges::sort(members, std::greater(), [](const Event& e) { return placeOf(e); });
        return members;
    }

    std::vector<protocol::TimelineRow> rows(const protocol::TimelineFilter& filter) const {
        std::map<StackId, protocol::TimelineRow> stacks;
        std::vector<protocol::TimelineRow> rows;
        for (const auto& event : events) {
            const bool wanted =
                filter.attention == protocol::Attention::Any || event.needsAttention;
            if (wanted && event.stackID) {
                stacks.insert_or_assign(*event.stackID, rowOf(*event.stackID));
            } else if (wanted) {
                rows.push_back({.event = event, .stack = std::nullopt});
            }
        }
        for (const auto& [id, row] : stacks) {
            rows.push_back(row);
        }
        std::ranges::sort(rows, std::greater(), [](const auto& row) { return placeOf(row); });
        return rows;
    }

    template<class Page, class Item, class Params>
    static Page page(std::vector<Item> items, const Params& asked) {
        if (asked.before) {
            std::erase_if(items, [place = parse(*asked.before)](const Item& item) {
                return placeOf(item) >= place;
            });
        } else if (asked.after) {
            std::erase_if(items, [place = parse(*asked.after)](const Item& item) {
                return placeOf(item) <= place;
            });
        }
        Page made;
        if (items.size() > asked.limit) {
            const auto limit = static_cast<std::ptrdiff_t>(asked.limit);
            if (asked.after) {
                items.erase(items.begin(), items.end() - limit);
            } else {
                items.resize(asked.limit);
            }
            made.next = toText(placeOf(asked.after ? items.front() : items.back()));
        }
        if constexpr (std::is_same_v<Page, protocol::TimelinePage>) {
            made.rows = std::move(items);
        } else {
            made.events = std::move(items);
        }
        return made;
    }

    ScriptedLink& link_;
};

} // namespace tempo::test
