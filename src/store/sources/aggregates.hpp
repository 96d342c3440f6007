#pragma once

#include "store/sources/activity_table.hpp"
#include "store/sources/source_table.hpp"
#include "store/stacks/list_changes.hpp"

#include <tempo/core/event.hpp>

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tempo::store {

/// What an event counts for while it is stored.
struct Standing {
    std::string_view provider;
    Severity severity = Severity::Info;
    bool needsAttention = false;
};

Standing standingOf(const Event& event);

/// Who took an event away. A source whose last event somebody deleted is forgotten; one whose last
/// event only grew too old stays in the list.
enum class Removal : std::uint8_t { Deleted, Expired };

/// Keeps `sources` and `activity` in step with the events: whoever writes events says so here, and
/// the sums of a whole transaction are written once, before its commit. A copy is a point to go
/// back to when a job fails. Store thread.
class Aggregates {
public:
    /// A new event.
    void inserted(const Event& event, Timestamp now);

    /// A new version of a stored event, of the same provider.
    void replaced(const Standing& earlier, const Event& event, Timestamp now);

    /// The same version in another state.
    void changed(const Standing& earlier, const Event& event);

    void erased(const EventId& id, const Standing& earlier, Removal removal);

    /// Something else of a source has changed: whether it is listed.
    void touched(std::string_view provider);

    /// A stack has changed otherwise than by one of its events: by one that left it.
    void touched(StackId stack) { stacks_.push_back(stack); }

    /// Writes the sums and gives what was changed; begins anew. Throws DatabaseFailure.
    ListChanges write(Connection& connection);

private:
    struct Changes {
        std::int64_t events = 0;
        std::array<std::int64_t, 5> attention{}; ///< by the number of the severity
        std::vector<Timestamp> arrivals;         ///< each moment once
        Transport transport = Transport::Plain;
        SenderId sender;
        ActivitySlots slots;
        bool deleted = false;
    };

    Changes& of(std::string_view provider);
    void arrived(const Event& event, Timestamp now);
    void name(const Event& event);
    void writeActivity(Connection& connection) const;
    static void count(Changes& changes, const Standing& standing, int by);
    static void applyTo(SourceRow& row, const Changes& changes);
    static void writeSource(Connection& connection, const std::string& provider,
                            const Changes& changes);

    std::unordered_map<std::string, Changes> sources_;
    std::vector<EventId> events_;
    std::vector<StackId> stacks_;
};

} // namespace tempo::store
