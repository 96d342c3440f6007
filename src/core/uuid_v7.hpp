#pragma once

#include <tempo/core/ids.hpp>
#include <tempo/core/timestamp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace tempo {

/// Makes UUIDs of version 7 (RFC 9562, section 5.7) that rise strictly, also within a millisecond
/// and when the wall clock goes back. Not thread-safe: one generator for one thread.
class UuidV7Generator {
public:
    /// `now` gives the first 48 bits unless an earlier call was given a later time.
    Uuid next(Timestamp now);

    /// Makes every later UUID greater than `last`, for going on after a restart.
    void continueAfter(const Uuid& last);

private:
    void draw(std::uint8_t* to, std::size_t size);

    std::uint64_t lastMilliseconds_ = 0;
    std::uint32_t counter_ = 0; ///< rand_a and the top bits of rand_b: 12 + 14 bits
    std::array<std::uint8_t, 256> pool_{};
    std::size_t left_ = 0;
};

} // namespace tempo
