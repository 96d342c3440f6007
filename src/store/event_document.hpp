#pragma once

#include <tempo/core/event.hpp>

#include <string>

namespace tempo::store {

/// An event as a JSON object with the names of the wire, for keeping an earlier version. What is
/// absent is left out.
std::string documentOf(const Event& event);

} // namespace tempo::store
