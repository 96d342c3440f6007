#pragma once

#include <cstdint>
#include <string>

namespace tempo::daemon {

/// For the audit and for people: `1 event`, `20 events`.
inline std::string countOfEvents(std::uint64_t events) {
    return std::to_string(events) + (events == 1 ? " event" : " events");
}

} // namespace tempo::daemon
