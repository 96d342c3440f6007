#include "daemon/services/sender_rules.hpp"

#include "access/address_range.hpp"
#include "core/provider_identifier.hpp"

#include <algorithm>

namespace tempo::daemon {
namespace {

constexpr std::size_t kNameSize = 100;
constexpr std::size_t kAddresses = 64;
constexpr std::uint32_t kLargestRate = 1'000'000;

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

} // namespace

Expected<void> checkSenderName(const std::string& name) {
    const bool blank = std::all_of(name.begin(), name.end(), [](char c) { return c == ' '; });
    if (blank || name.size() > kNameSize || std::any_of(name.begin(), name.end(), isControl)) {
        return failure(ErrorCode::InvalidInput,
                       "`name` must have 1 to 100 bytes of plain text without control characters.");
    }
    return {};
}

Expected<void> checkProvider(const std::string& provider) {
    if (!isProviderIdentifier(provider)) {
        return failure(ErrorCode::InvalidInput,
                       "`provider` must have 1 to 128 of the characters A-Z a-z 0-9 . _ -, as in "
                       "'scripts.backup'.");
    }
    return {};
}

Expected<void> checkRate(const EventRate& rate) {
    if (rate.kind == EventRate::Kind::PerMinute &&
        (rate.perMinute < 1 || rate.perMinute > kLargestRate)) {
        return failure(ErrorCode::InvalidInput,
                       "`rate` must be 'default', 'off', or 1 to 1000000 events a minute.");
    }
    return {};
}

Expected<void> checkExpiry(const std::optional<Timestamp>& expiresAt, Timestamp now) {
    if (expiresAt && *expiresAt <= now) {
        return failure(ErrorCode::InvalidInput, "`expiresAt` must lie in the future.");
    }
    return {};
}

Expected<std::vector<std::string>> checkAddresses(const std::vector<std::string>& addresses) {
    if (addresses.size() > kAddresses) {
        return failure(ErrorCode::InvalidInput, "`allowedAddresses` takes at most 64 entries.");
    }
    auto ranges = access::parseRanges(addresses);
    if (!ranges) {
        return failure(ErrorCode::InvalidInput, "`allowedAddresses`: " + ranges.error().detail);
    }
    std::vector<std::string> texts;
    texts.reserve(ranges->size());
    for (const auto& range : *ranges) {
        texts.push_back(range.toString());
    }
    return texts;
}

} // namespace tempo::daemon
