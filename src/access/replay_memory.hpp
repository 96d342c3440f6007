#pragma once

#include "access/request_signature.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <utility>

namespace tempo::access {

/// The signatures of each sender that were used already, as long as their time would let them pass
/// again. Bounded: a sender beyond the capacity loses its oldest ones, and from then on nothing
/// passes that is as old as they. So it never forgets what it would accept, not even when the wall
/// clock goes back. Only verified signatures come here, so nobody fills it for another. One thread.
class ReplayMemory {
public:
    /// Signatures of each sender. Throws std::invalid_argument for a capacity of 0.
    explicit ReplayMemory(std::size_t capacity);
    ReplayMemory(const ReplayMemory&) = delete;
    ReplayMemory& operator=(const ReplayMemory&) = delete;

    /// Whether this is the signature's first use; then it is remembered. `signedAt` is within the
    /// tolerance of `now`.
    bool claim(const SenderId& sender, Timestamp signedAt, const SignatureMac& mac, Timestamp now);

    /// How many are remembered of a sender.
    std::size_t size(const SenderId& sender) const;

private:
    struct Window {
        std::set<std::pair<Timestamp, SignatureMac>> used;
        Timestamp forgottenUntil = Timestamp::min(); ///< nothing as old as this passes
    };

    static void forgetOldest(Window& window);

    std::size_t capacity_;
    std::map<SenderId, Window> windows_;
};

} // namespace tempo::access
