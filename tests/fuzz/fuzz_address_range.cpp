// Properties: a range that is read is written to a text that reads as the same range, holds exactly
// the addresses that begin with its bits, and decides as a rule of the policy; a refusal names what
// is wrong. The input is words between blanks; each is taken for a range and for an address.
#include "access/network_policy.hpp"
#include "fuzz/require.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace tempo::access;
using tempo::fuzz::require;

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (c == ' ' || c == '\n') {
            words.emplace_back();
        } else {
            words.back() += c;
        }
    }
    return words;
}

void checkRange(std::string_view text) {
    const auto range = AddressRange::parse(text);
    if (!range) {
        require(!range.error().detail.empty());
        return;
    }
    require(AddressRange::parse(range->toString()) == *range);
    const auto written = range->toString();
    const auto network = IpAddress::parse(std::string_view(written).substr(0, written.find('/')));
    require(network && range->contains(*network));
}

void checkAddress(std::string_view text, const NetworkPolicy& policy) {
    const auto address = IpAddress::parse(text);
    if (!address) {
        return;
    }
    require(IpAddress::parse(address->toString()) == *address);
    require(address->subscriberBlock().subscriberBlock() == address->subscriberBlock());
    const bool denied = firstThatContains(policy.deny, *address).has_value();
    const auto decision = decide(policy, *address);
    require(denied == (decision.rule == PolicyDecision::Rule::DenyList));
    require(!decision.range || decision.range->contains(*address));
    require(!decision.inWords().empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto words = wordsOf({reinterpret_cast<const char*>(data), size});
    NetworkPolicy policy;
    for (const auto& word : words) {
        checkRange(word);
        if (auto range = AddressRange::parse(word)) {
            (policy.deny.size() <= policy.allow.size() ? policy.deny : policy.allow)
                .push_back(*range);
        }
    }
    require(parseRanges(words).has_value() ==
            (policy.deny.size() + policy.allow.size() == words.size()));
    for (const auto& word : words) {
        checkAddress(word, policy);
    }
    return 0;
}
