#pragma once

#include <tempo/core/audit_entry.hpp>

#include <chrono>
#include <compare>
#include <cstddef>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tempo::access {

/// Folds refusals for the audit log, so that a flood leaves a few lines and not a full disk.
///
/// Refusals have the same cause when kind, status, address (IPv6: its /64), sender, provider and
/// detail are the same. The first of a cause is written at once. Those that follow within the
/// window are counted, and come out as one entry when the window ends: that of the latest, with
/// their number as its count. A window with repeats is followed by another one; a cause without
/// repeats is forgotten.
///
/// At most `capacity` causes are kept. Beyond them, refusals of one kind and status share a cause,
/// whose entry speaks of many addresses. One thread.
class RefusalFolder {
public:
    using Steady = std::chrono::steady_clock::time_point;

    /// Throws std::invalid_argument for a capacity of 0 or a window that is not positive.
    RefusalFolder(std::size_t capacity, std::chrono::seconds window);
    RefusalFolder(const RefusalFolder&) = delete;
    RefusalFolder& operator=(const RefusalFolder&) = delete;

    /// Takes a refusal; gives it back if it is to be written now.
    std::optional<AuditEntry> add(AuditEntry entry, Steady now);

    /// What is to be written because its window has ended. Never goes back in time.
    std::vector<AuditEntry> due(Steady now);

    /// When `due` has something to do next; nothing while no cause is kept.
    std::optional<Steady> nextDue() const;

    /// What is to be written before the end of the program. Forgets every cause.
    std::vector<AuditEntry> drain();

    /// How many causes are kept, shared ones included.
    std::size_t size() const { return byCause_.size(); }

private:
    struct Cause {
        std::string kind;
        int status = 0;
        std::string address;
        std::string sender{};
        std::string provider{};
        std::string detail{};

        friend auto operator<=>(const Cause&, const Cause&) = default;
    };
    struct Window {
        Cause cause;
        Steady end;
        std::optional<AuditEntry> repeats{}; ///< the latest one, with the number of all as count
    };
    using Windows = std::list<Window>;

    static Cause causeOf(const AuditEntry& entry);
    Cause keptCauseOf(const AuditEntry& entry) const;
    void open(Cause cause, Steady now);
    static void fold(Window& window, AuditEntry entry);

    std::size_t capacity_;
    std::chrono::seconds window_;
    Windows byEnd_; ///< all are equally long, so the one that began first ends first
    std::map<Cause, Windows::iterator> byCause_;
};

} // namespace tempo::access
