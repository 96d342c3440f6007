#include "access/provider_binding.hpp"

namespace tempo::access {

bool allowsProvider(std::string_view bound, std::string_view asked) {
    return !bound.empty() && asked.starts_with(bound) &&
           (asked.size() == bound.size() || asked[bound.size()] == '.');
}

} // namespace tempo::access
