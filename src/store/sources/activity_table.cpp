#include "store/sources/activity_table.hpp"

#include "store/database/query.hpp"

#include <algorithm>
#include <string>

namespace tempo::store {
namespace {

struct Slots {
    std::int64_t from;
    std::int64_t to; ///< not included
};

/// Adds the rows of a query for slot and counts to the stretches that they belong to.
void sumUp(Query& query, std::span<const Timestamp> starts, std::vector<SeverityCounts>& sums) {
    while (query.next()) {
        const auto slot = query.column<std::int64_t>(0);
        const auto after = std::ranges::upper_bound(starts, slot, {}, slotOf);
        auto& sum = sums[static_cast<std::size_t>(after - starts.begin() - 1)];
        for (std::size_t severity = 0; severity < sum.size(); ++severity) {
            sum.at(severity) += query.column<std::uint64_t>(static_cast<int>(severity) + 1);
        }
    }
}

void addSlotsOf(const Connection& connection, std::string_view owner, const Slots& slots,
                std::span<const Timestamp> starts, std::vector<SeverityCounts>& sums) {
    Query query(connection,
                "SELECT slot, ok, info, warning, error, critical FROM activity"
                " WHERE owner = ? AND slot >= ? AND slot < ?",
                owner, slots.from, slots.to);
    sumUp(query, starts, sums);
}

} // namespace

std::int64_t slotOf(Timestamp time) {
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(
               time.time_since_epoch())
        .count();
}

std::string activityBelow(std::string_view prefix) {
    return std::string(prefix) + '/'; // no provider has a slash in it
}

std::vector<std::string_view> prefixesOf(std::string_view provider) {
    std::vector<std::string_view> prefixes;
    for (auto dot = provider.rfind('.'); dot != std::string_view::npos && dot > 0;
         dot = provider.rfind('.')) {
        provider = provider.substr(0, dot);
        prefixes.push_back(provider);
    }
    prefixes.emplace_back();
    return prefixes;
}

void addActivity(Connection& connection, std::string_view owner, const ActivitySlots& slots) {
    for (const auto& [slot, counts] : slots) {
        execute(connection,
                "INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                " ok = ok + excluded.ok, info = info + excluded.info,"
                " warning = warning + excluded.warning, error = error + excluded.error,"
                " critical = critical + excluded.critical",
                owner, slot, counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}

std::vector<SeverityCounts> readActivity(const Connection& connection,
                                         const std::optional<std::string_view>& provider,
                                         std::span<const Timestamp> starts) {
    std::vector<SeverityCounts> sums(starts.empty() ? 0 : starts.size() - 1);
    if (sums.empty()) {
        return sums;
    }
    const Slots slots{slotOf(starts.front()), slotOf(starts.back())};
    if (provider) {
        addSlotsOf(connection, *provider, slots, starts, sums);
    }
    addSlotsOf(connection, activityBelow(provider.value_or("")), slots, starts, sums);
    return sums;
}

void forgetActivity(Connection& connection, std::string_view provider) {
    for (const auto prefix : prefixesOf(provider)) {
        execute(connection,
                "UPDATE activity SET ok = activity.ok - own.ok, info = activity.info - own.info,"
                " warning = activity.warning - own.warning, error = activity.error - own.error,"
                " critical = activity.critical - own.critical FROM activity AS own"
                " WHERE own.owner = ? AND activity.owner = ? AND activity.slot = own.slot",
                provider, activityBelow(prefix));
    }
    execute(connection, "DELETE FROM activity WHERE owner = ?", provider);
}

void trimActivity(Connection& connection, Timestamp now) {
    execute(connection, "DELETE FROM activity INDEXED BY activity_by_age WHERE slot < ?",
            slotOf(now - kActivityKept));
}

} // namespace tempo::store
