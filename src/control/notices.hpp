#pragma once

#include "control/outbox.hpp"

#include <tempo/core/event.hpp>

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

/// `events.lagged`.
void pushLagged(Outbox& outbox, std::uint64_t subscription, Sequence after);

} // namespace tempo::control
