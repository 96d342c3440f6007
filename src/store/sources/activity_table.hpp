#pragma once

#include <tempo/core/timestamp.hpp>
#include <tempo/core/vocabulary.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// How many events of each severity began when: what heat maps are drawn from. An event counts with
/// the severity that it had when it arrived, each new version of it once more, and goes on counting
/// whatever becomes of it, until its source is forgotten. All of it throws DatabaseFailure.
namespace tempo::store {

class Connection;

/// Counts of one stretch of time, by the number of the severity.
using SeverityCounts = std::array<std::uint64_t, 5>;

/// The finest stretch that is told apart: every zone of the world is a multiple of it off UTC.
inline constexpr std::chrono::minutes kActivitySlot{15};

/// How long activity is kept: twelve weeks, and what a calendar shows beside them.
inline constexpr std::chrono::days kActivityKept{100};

/// The number of the slot that holds this moment.
std::int64_t slotOf(Timestamp time);

using ActivitySlots = std::map<std::int64_t, SeverityCounts>;

/// Whose activity a row of the table is: a provider's own, or that of all below a prefix, which is
/// kept for every prefix so that nobody has to sum up many sources.
std::string activityBelow(std::string_view prefix);

/// The prefixes of a provider, from the longest to the empty one, below which all are.
std::vector<std::string_view> prefixesOf(std::string_view provider);

/// Adds to the slots of an owner: a provider or activityBelow() of a prefix.
void addActivity(Connection& connection, std::string_view owner, const ActivitySlots& slots);

/// Counts of the stretches that begin at each of `starts` and end at the next, the last of which
/// begins none; starts rise, and are rounded down to whole slots. Of a provider and those below it
/// on dot boundaries, or of all.
std::vector<SeverityCounts> readActivity(const Connection& connection,
                                         const std::optional<std::string_view>& provider,
                                         std::span<const Timestamp> starts);

/// Forgets a provider: its own slots, and its part of those of its prefixes.
void forgetActivity(Connection& connection, std::string_view provider);

/// Drops what is older than kActivityKept; cheap when called often.
void trimActivity(Connection& connection, Timestamp now);

} // namespace tempo::store
