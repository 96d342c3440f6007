#pragma once

#include "daemon/services/source_list.hpp"
#include "score/library.hpp"

#include <string_view>

namespace tempo::daemon {

/// What the score of a source's events says of its looks. Its name is that of the source alone
/// whose provider it names; sources below that one have their own.
SourceLook lookOf(const score::Library& library, std::string_view provider);

} // namespace tempo::daemon
