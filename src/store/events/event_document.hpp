#pragma once

#include <tempo/core/event.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace tempo::store {

/// An event as a JSON object with the names of the wire, for keeping an earlier version. What is
/// absent is left out.
std::string documentOf(const Event& event);

/// What the sender said in the version that a document holds and when it came; ids, actions and
/// what Tempo made of it are left out. Nothing if it is no such document.
std::optional<Event> readDocument(std::string_view document);

} // namespace tempo::store
