#pragma once

#include <string_view>

namespace tempo {

/// Whether a text is `^[A-Za-z0-9._-]{1,128}$`, as every provider identifier has to be.
bool isProviderIdentifier(std::string_view text);

} // namespace tempo
