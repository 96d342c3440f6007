#include "access/address_range.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

namespace tempo::access {
namespace {

constexpr unsigned kAllBits = 128;
/// What IPv4 prefixes count less than those of the mapped form.
constexpr unsigned kMappedBits = 96;

tl::unexpected<Error> notARange(std::string_view text) {
    constexpr std::size_t kShown = 64;
    std::string shown(text.substr(0, kShown));
    std::ranges::replace_if(
        shown, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, '?');
    return failure(ErrorCode::InvalidInput,
                   "\"" + shown +
                       "\" is neither an address nor a network. Write, for example, 192.168.1.10, "
                       "192.168.1.0/24 or fd00::/8.");
}

/// A number without sign or leading zeros, up to `most`.
std::optional<unsigned> parsePrefix(std::string_view text, unsigned most) {
    unsigned value = 0;
    const auto* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    const bool leadingZero = text.size() > 1 && text.front() == '0';
    if (error != std::errc{} || rest != end || leadingZero || value > most) {
        return std::nullopt;
    }
    return value;
}

/// The address with all bits after the first `prefixBits` cleared.
IpAddress networkOf(const IpAddress& address, unsigned prefixBits) {
    auto network = address;
    for (unsigned i = 0; i < network.bytes.size(); ++i) {
        const unsigned kept = std::min(8U, prefixBits - std::min(prefixBits, 8 * i));
        network.bytes.at(i) &= static_cast<std::uint8_t>(0xFF00U >> kept);
    }
    return network;
}

/// Whether the first `prefixBits` of both are the same.
bool begins(const IpAddress& address, const IpAddress& network, unsigned prefixBits) {
    const unsigned whole = prefixBits / 8;
    if (std::memcmp(address.bytes.data(), network.bytes.data(), whole) != 0) {
        return false;
    }
    const unsigned kept = prefixBits % 8;
    return kept == 0 || (address.bytes.at(whole) ^ network.bytes.at(whole)) < 1U << (8 - kept);
}

} // namespace

Expected<AddressRange> AddressRange::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto host = text.substr(0, slash);
    const auto address = IpAddress::parse(host);
    if (!address) {
        return notARange(text);
    }
    if (slash == std::string_view::npos) {
        return AddressRange(*address, kAllBits);
    }
    const unsigned skipped = host.find(':') == std::string_view::npos ? kMappedBits : 0;
    const auto prefix = parsePrefix(text.substr(slash + 1), kAllBits - skipped);
    if (!prefix) {
        return notARange(text);
    }
    const AddressRange meant(networkOf(*address, *prefix + skipped), *prefix + skipped);
    if (meant.network_ != *address) {
        return failure(ErrorCode::InvalidInput, "\"" + std::string(text) +
                                                    "\" has host bits set. Write " +
                                                    meant.toString() + ", or the address alone.");
    }
    return meant;
}

bool AddressRange::contains(const IpAddress& address) const {
    return network_.isV4() == address.isV4() && begins(address, network_, prefixBits_);
}

std::string AddressRange::toString() const {
    auto text = network_.toString();
    if (prefixBits_ < kAllBits) {
        const auto written = network_.isV4() ? prefixBits_ - kMappedBits : prefixBits_;
        text += "/" + std::to_string(written);
    }
    return text;
}

Expected<std::vector<AddressRange>> parseRanges(const std::vector<std::string>& texts) {
    std::vector<AddressRange> ranges;
    ranges.reserve(texts.size());
    for (const auto& text : texts) {
        auto range = AddressRange::parse(text);
        if (!range) {
            return tl::unexpected(range.error());
        }
        ranges.push_back(*range);
    }
    return ranges;
}

} // namespace tempo::access
