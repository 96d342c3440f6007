#pragma once

#include <tempo/core/error.hpp>

#include <optional>
#include <string>

#include <sys/types.h>

namespace tempo::daemon {

/// The id of a group of this machine; nothing for an empty name. NotFound names the group.
Expected<std::optional<gid_t>> findGroup(const std::string& name);

} // namespace tempo::daemon
