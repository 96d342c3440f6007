#pragma once

#include "support/scripted_link.hpp"

#include <tempo/protocol/messages.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

namespace tempo::test {

/// The n-th event: one a second, unlike every other.
inline Event numbered(std::uint64_t number, Severity severity = Severity::Info) {
    Event event;
    for (std::size_t byte = 0; byte < sizeof number; ++byte) {
        event.id.uuid.bytes[byte] = static_cast<std::uint8_t>(number >> (8 * byte));
    }
    event.sequence = number;
    event.providerIdentifier = "scripts.test";
    event.title = "Event " + std::to_string(number);
    event.severity = severity;
    event.state = severity >= Severity::Warning ? State::Firing : State::Info;
    event.needsAttention = severity >= Severity::Warning;
    event.startDate = Timestamp(std::chrono::seconds(1'800'000'000 + number));
    event.receivedAt = event.startDate;
    return event;
}

/// A daemon's store as events.list shows it, behind a scripted link.
class StoredEvents {
public:
    explicit StoredEvents(ScriptedLink& link) {
        link.answer("events.list", [this](const protocol::Json& params) { return list(params); });
        link.answer("status.get", [this](const protocol::Json&) {
            protocol::StatusResult status;
            status.store.lastSequence = lastSequence();
            return protocol::toJson(status);
        });
        link.answer("events.subscribe", [this](const protocol::Json& params) {
            const auto after = params.value("afterSequence", lastSequence());
            return protocol::toJson(
                protocol::SubscribeResult{.subscription = ++subscription, .sequence = after});
        });
    }

    void add(Event event) {
        std::erase_if(events, [&](const Event& old) { return old.id == event.id; });
        events.push_back(std::move(event));
    }

    Sequence lastSequence() const {
        Sequence last = 0;
        for (const auto& event : events) {
            last = std::max(last, event.sequence);
        }
        return last;
    }

    std::vector<Event> events;
    std::uint64_t subscription = 0;

private:
    Expected<protocol::Json> list(const protocol::Json& params) {
        const auto asked = protocol::fromJson<protocol::EventListParams>(params).value();
        const auto place = [](const Event* event) {
            return std::pair(event->startDate, event->sequence);
        };
        std::vector<const Event*> sorted;
        for (auto event = events.rbegin(); event != events.rend(); ++event) {
            sorted.push_back(&*event); // mostly in their order already
        }
        if (!std::ranges::is_sorted(sorted, std::greater(), place)) {
            std::ranges::sort(sorted, std::greater(), place);
        }
        protocol::EventPage page;
        for (const auto* listed : sorted) {
            const auto& event = *listed;
            const bool later = !asked.before || event.sequence < std::stoull(*asked.before);
            const bool wanted =
                (asked.dismissed == protocol::Dismissed::Shown || !event.dismissedAt) &&
                (asked.attention == protocol::Attention::Any || event.needsAttention) &&
                (!asked.provider || *asked.provider == event.providerIdentifier);
            if (!later || !wanted) {
                continue;
            }
            if (page.events.size() == asked.limit) {
                page.next = std::to_string(page.events.back().sequence);
                break;
            }
            page.events.push_back(event);
        }
        return protocol::toJson(page);
    }
};

} // namespace tempo::test
