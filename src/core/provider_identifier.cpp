#include "core/provider_identifier.hpp"

#include <tempo/core/limits.hpp>

#include <algorithm>

namespace tempo {

bool isProviderIdentifier(std::string_view text) {
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !text.empty() && text.size() <= limits::kProviderLength &&
           std::ranges::all_of(text, fits);
}

bool isInTree(std::string_view provider, std::string_view root) {
    return provider.starts_with(root) &&
           (provider.size() == root.size() || provider[root.size()] == '.');
}

} // namespace tempo
