#include "core/uuid_v7.hpp"

#include <cstring>
#include <stdexcept>

#include <sys/random.h>

namespace tempo {
namespace {

// RFC 9562, section 6.2, method 1: a counter in the bits after the timestamp. It has the 12 bits of
// rand_a and the upper 14 of rand_b; 48 random bits follow.
constexpr std::uint32_t kCounterEnd = 1U << 26;
/// A fresh millisecond starts in the lower half, so that a burst has room to count up.
constexpr std::uint32_t kCounterStartMask = (kCounterEnd >> 1) - 1;

} // namespace

Uuid UuidV7Generator::next(Timestamp now) {
    const auto count = now.time_since_epoch().count();
    const auto milliseconds = count < 0 ? 0 : static_cast<std::uint64_t>(count);
    if (milliseconds > lastMilliseconds_) {
        lastMilliseconds_ = milliseconds;
        std::array<std::uint8_t, 4> seed{};
        draw(seed.data(), seed.size());
        std::memcpy(&counter_, seed.data(), sizeof counter_);
        counter_ &= kCounterStartMask;
    } else if (++counter_ == kCounterEnd) {
        ++lastMilliseconds_;
        counter_ = 0;
    }

    Uuid uuid;
    auto& b = uuid.bytes;
    for (std::size_t i = 0; i < 6; ++i) {
        b.at(i) = static_cast<std::uint8_t>(lastMilliseconds_ >> (40 - 8 * i));
    }
    b[6] = static_cast<std::uint8_t>(0x70U | (counter_ >> 22));
    b[7] = static_cast<std::uint8_t>(counter_ >> 14);
    b[8] = static_cast<std::uint8_t>(0x80U | ((counter_ >> 8) & 0x3FU));
    b[9] = static_cast<std::uint8_t>(counter_);
    draw(&b[10], 6);
    return uuid;
}

void UuidV7Generator::continueAfter(const Uuid& last) {
    const auto& b = last.bytes;
    std::uint64_t milliseconds = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        milliseconds = (milliseconds << 8) | b.at(i);
    }
    if (milliseconds >= lastMilliseconds_) {
        lastMilliseconds_ = milliseconds + 1;
        counter_ = 0;
    }
}

void UuidV7Generator::draw(std::uint8_t* to, std::size_t size) {
    if (left_ < size) {
        if (getrandom(pool_.data(), pool_.size(), 0) != static_cast<ssize_t>(pool_.size())) {
            throw std::runtime_error("The system's random source gives no bytes (getrandom).");
        }
        left_ = pool_.size();
    }
    std::memcpy(to, pool_.data() + (pool_.size() - left_), size);
    left_ -= size;
}

} // namespace tempo
