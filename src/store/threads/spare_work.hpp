#pragma once

#include "store/threads/write_session.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace tempo::store {

/// Work of the store thread that nobody waits for. The writer does it in steps between the
/// transactions of others, after their answers have gone: all the time while nothing else comes,
/// a tenth of the time, but no more than two steps a second, while it does, and once in five
/// seconds in a storm of more than WriterLimits::stormEvents between two steps. Store thread.
class SpareWork {
public:
    /// How busy the store thread is when a step could be done.
    enum class Load : std::uint8_t {
        Idle, ///< nothing has come for as long as `patience` says
        Busy  ///< something has just been committed, and more may wait
    };

    SpareWork() = default;
    SpareWork(const SpareWork&) = delete;
    SpareWork& operator=(const SpareWork&) = delete;
    virtual ~SpareWork() = default;

    /// After which time without other work a step is due, and more follow until something comes;
    /// nothing when there is none to do. Throws DatabaseFailure.
    virtual std::optional<std::chrono::milliseconds> patience(const WriteSession& session) = 0;

    /// Whether the next step is due however busy the thread is; asked after each step. Throws
    /// DatabaseFailure.
    virtual bool presses(const WriteSession& session) = 0;

    /// Does a step if this load allows it, in a transaction of its own. Throws DatabaseFailure, and
    /// the transaction may be open then.
    virtual void step(WriteSession& session, Load load) = 0;
};

} // namespace tempo::store
