#pragma once

#include <string_view>

namespace tempo {

/// Whether a text is `^[A-Za-z0-9._-]{1,128}$`, as every provider identifier has to be.
bool isProviderIdentifier(std::string_view text);

/// Whether a provider is `root` or below it on a dot boundary: `scripts.shell` is in the tree of
/// `scripts`, `scripts-old` is not. Case counts.
bool isInTree(std::string_view provider, std::string_view root);

} // namespace tempo
