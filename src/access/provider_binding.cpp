#include "access/provider_binding.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>

namespace tempo::access {

bool isProviderIdentifier(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= limits::kProviderLength &&
           std::ranges::all_of(text, fits);
}

bool allowsProvider(std::string_view bound, std::string_view asked) {
    return !bound.empty() && asked.starts_with(bound) &&
           (asked.size() == bound.size() || asked[bound.size()] == '.');
}

} // namespace tempo::access
