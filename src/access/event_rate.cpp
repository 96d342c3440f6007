#include "access/event_rate.hpp"

namespace tempo::access {

std::optional<std::uint32_t> effectiveLimit(const EventRate& rate,
                                            std::optional<std::uint32_t> defaultPerMinute) {
    switch (rate.kind) {
    case EventRate::Kind::Off:
        return std::nullopt;
    case EventRate::Kind::PerMinute:
        return rate.perMinute;
    case EventRate::Kind::Default:
        break;
    }
    return defaultPerMinute;
}

} // namespace tempo::access
