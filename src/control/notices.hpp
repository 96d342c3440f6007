#pragma once

#include "control/outbox.hpp"
#include "control/ports.hpp"

#include <tempo/core/event.hpp>
#include <tempo/protocol/codec.hpp>
#include <tempo/protocol/rpc.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The notifications of one subscription, as lines into an outbox.
namespace tempo::control {

/// `events.changed`: as many events in one line as keep it around 1 MiB.
class ChangedNotices {
public:
    ChangedNotices(std::uint64_t subscription, Outbox& outbox)
        : subscription_(subscription), outbox_(outbox) {}

    /// Takes an event as JSON text.
    void add(std::string_view event);

    /// To be called after the last add().
    void flush();

private:
    std::uint64_t subscription_;
    Outbox& outbox_;
    std::string events_; ///< with commas between them
};

/// `events.deleted`: as many lines as the ids need.
void pushDeleted(Outbox& outbox, std::uint64_t subscription, const std::vector<EventId>& ids);

/// `events.restyled`.
void pushRestyled(Outbox& outbox, std::uint64_t subscription, const std::string& score);

/// A notification as a line.
template<class Notice>
std::string noticeLine(std::string_view method, const Notice& notice) {
    return protocol::encodeNotification(method, protocol::jsonText(notice));
}

/// `timeline.changed`: as many lines of around 1 MiB as the rows need; none when there are none.
std::vector<std::string> timelineLines(std::uint64_t subscription, const TimelineUpdate& update);

/// `lists.lagged`.
void pushListLagged(Outbox& outbox, std::uint64_t subscription);

/// `events.lagged`.
void pushLagged(Outbox& outbox, std::uint64_t subscription, Sequence after);

} // namespace tempo::control
