#pragma once

#include <tempo/core/liveness.hpp>
#include <tempo/core/timestamp.hpp>

#include <chrono>
#include <optional>

/// How often a source sends, learnt from its arrivals, and what its silence means. Pure.
namespace tempo {

/// What is known of the arrivals of one source.
struct Rhythm {
    Timestamp firstAt;
    Timestamp lastAt;
    /// The longest pause that is usual; nothing until there has been one.
    std::optional<std::chrono::milliseconds> usualInterval;

    friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

/// The rhythm after one more arrival; an arrival before `lastAt` only moves `firstAt`.
/// - A pause that is longer than usual becomes the usual one. Where the source has sent for more
///   than four such pauses without one like it, it counts as an outage and at most doubles it.
/// - Otherwise the usual interval shrinks by a tenth of the time that has passed, but not below the
///   pause. So a burst of events counts for no more than one, and an interval that is usual no
///   longer is forgotten after ten of it.
Rhythm after(const Rhythm& rhythm, Timestamp arrival);

/// Late after twice the usual interval, at least 15 minutes; Silent after five times, at least an
/// hour; Unknown while there is no usual interval.
Liveness livenessOf(const Rhythm& rhythm, Timestamp now);

} // namespace tempo
