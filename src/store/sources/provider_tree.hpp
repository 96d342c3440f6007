#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tempo::store {

class Connection;

/// The sources in the tree of a provider (isInTree), those that are not listed included. Throws
/// DatabaseFailure.
std::vector<std::string> providersIn(const Connection& connection, std::string_view root);

} // namespace tempo::store
