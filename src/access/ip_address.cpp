#include "access/ip_address.hpp"

#include <algorithm>

#include <arpa/inet.h>

namespace tempo::access {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

} // namespace

IpAddress IpAddress::v4(const std::array<std::uint8_t, 4>& bytes) {
    IpAddress address;
    auto* const rest = std::ranges::copy(kMappedPrefix, address.bytes.begin()).out;
    std::ranges::copy(bytes, rest);
    return address;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    std::array<char, INET6_ADDRSTRLEN> terminated{};
    if (text.size() >= terminated.size() || text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    std::ranges::copy(text, terminated.begin());
    std::array<std::uint8_t, 4> four{};
    if (::inet_pton(AF_INET, terminated.data(), four.data()) == 1) {
        return v4(four);
    }
    IpAddress address;
    if (::inet_pton(AF_INET6, terminated.data(), address.bytes.data()) == 1) {
        return address;
    }
    return std::nullopt;
}

bool IpAddress::isV4() const {
    return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
}

bool IpAddress::isLoopback() const {
    constexpr std::uint8_t kLoopbackNetwork = 127;
    static constexpr IpAddress kLoopback{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    return isV4() ? bytes[kMappedPrefix.size()] == kLoopbackNetwork : *this == kLoopback;
}

std::string IpAddress::toString() const {
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = isV4() ? AF_INET : AF_INET6;
    const auto* const from = isV4() ? bytes.data() + kMappedPrefix.size() : bytes.data();
    ::inet_ntop(family, from, text.data(), static_cast<socklen_t>(text.size()));
    return text.data();
}

IpAddress IpAddress::subscriberBlock() const {
    auto block = *this;
    if (!isV4()) {
        std::fill(block.bytes.begin() + 8, block.bytes.end(), std::uint8_t{0});
    }
    return block;
}

} // namespace tempo::access
