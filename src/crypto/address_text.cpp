#include "crypto/address_text.hpp"

#include <array>

#include <arpa/inet.h>

namespace tempo::crypto {
namespace {

constexpr std::size_t kSizeV4 = 4;
constexpr std::size_t kSizeV6 = 16;

} // namespace

std::optional<std::string> addressText(std::span<const std::uint8_t> bytes) {
    if (bytes.size() != kSizeV4 && bytes.size() != kSizeV6) {
        return std::nullopt;
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    const int family = bytes.size() == kSizeV4 ? AF_INET : AF_INET6;
    return ::inet_ntop(family, bytes.data(), text.data(), text.size());
}

std::optional<std::string> canonicalAddress(std::string_view text) {
    const bool isV6 = text.find(':') != std::string_view::npos;
    const std::string address(isV6 ? text.substr(0, text.find('%')) : text);
    std::array<std::uint8_t, kSizeV6> bytes{};
    if (::inet_pton(isV6 ? AF_INET6 : AF_INET, address.c_str(), bytes.data()) != 1) {
        return std::nullopt;
    }
    return addressText(std::span(bytes).first(isV6 ? kSizeV6 : kSizeV4));
}

} // namespace tempo::crypto
