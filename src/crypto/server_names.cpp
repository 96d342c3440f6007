#include "crypto/server_names.hpp"

#include "core/ascii.hpp"
#include "crypto/address_text.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace tempo::crypto {
namespace {

constexpr std::size_t kNameLimit = 253;
constexpr std::size_t kLabelLimit = 63;

bool isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || ascii::isDigit(c) || c == '-' || c == '_';
}

bool isLabel(std::string_view label) {
    return !label.empty() && label.size() <= kLabelLimit && label.front() != '-' &&
           label.back() != '-' && std::ranges::all_of(label, isLabelCharacter);
}

std::optional<std::string> canonicalName(std::string_view text) {
    if (text.ends_with('.')) {
        text.remove_suffix(1);
    }
    if (text.size() > kNameLimit) {
        return std::nullopt;
    }
    auto name = ascii::lowered(text);
    std::string_view rest = name;
    for (auto dot = rest.find('.'); dot != std::string_view::npos; dot = rest.find('.')) {
        if (!isLabel(rest.substr(0, dot))) {
            return std::nullopt;
        }
        rest.remove_prefix(dot + 1);
    }
    if (!isLabel(rest) || std::ranges::all_of(rest, ascii::isDigit)) {
        return std::nullopt;
    }
    return name;
}

void addOnce(std::vector<std::string>& names, std::optional<std::string> name) {
    if (name && names.size() < kServerNamesLimit &&
        std::ranges::find(names, *name) == names.end()) {
        names.push_back(std::move(*name));
    }
}

} // namespace

ServerNames usableNames(const ServerNames& names) {
    ServerNames usable;
    for (const auto& name : names.dnsNames) {
        addOnce(usable.dnsNames, canonicalName(name));
    }
    for (const auto& address : names.ipAddresses) {
        addOnce(usable.ipAddresses, canonicalAddress(address));
    }
    return usable;
}

} // namespace tempo::crypto
