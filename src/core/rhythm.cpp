#include "core/rhythm.hpp"

#include <algorithm>

namespace tempo {
namespace {

using std::chrono::milliseconds;

constexpr int kPausesOfAHistory = 4;
constexpr int kIntervalsToForget = 10;
constexpr milliseconds kLateAtTheEarliest = std::chrono::minutes(15);
constexpr milliseconds kSilentAtTheEarliest = std::chrono::hours(1);

milliseconds lengthened(const Rhythm& rhythm, milliseconds usual, milliseconds pause) {
    const bool outage = rhythm.lastAt - rhythm.firstAt > kPausesOfAHistory * pause;
    return outage ? std::min(pause, 2 * usual) : pause;
}

} // namespace

std::string_view toText(Liveness liveness) {
    switch (liveness) {
    case Liveness::Alive:
        return "alive";
    case Liveness::Unknown:
        return "unknown";
    case Liveness::Late:
        return "late";
    case Liveness::Silent:
        return "silent";
    }
    return "";
}

Rhythm after(const Rhythm& rhythm, Timestamp arrival) {
    auto next = rhythm;
    next.firstAt = std::min(rhythm.firstAt, arrival);
    if (arrival <= rhythm.lastAt) {
        return next;
    }
    const auto pause = arrival - rhythm.lastAt;
    const auto usual = rhythm.usualInterval.value_or(pause);
    next.lastAt = arrival;
    next.usualInterval = pause > usual ? lengthened(rhythm, usual, pause)
                                       : std::max(pause, usual - pause / kIntervalsToForget);
    return next;
}

Liveness livenessOf(const Rhythm& rhythm, Timestamp now) {
    if (!rhythm.usualInterval) {
        return Liveness::Unknown;
    }
    const auto quiet = now - rhythm.lastAt;
    if (quiet > std::max(5 * *rhythm.usualInterval, kSilentAtTheEarliest)) {
        return Liveness::Silent;
    }
    return quiet > std::max(2 * *rhythm.usualInterval, kLateAtTheEarliest) ? Liveness::Late
                                                                           : Liveness::Alive;
}

} // namespace tempo
