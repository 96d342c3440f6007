#pragma once

#include <tempo/core/event.hpp>

#include <string>

namespace tempo::store {

/// The most that the index holds of an event's metadata, in bytes.
inline constexpr std::size_t kSearchDetailsSize = 16UL * 1024;

/// What can be found of an event.
struct SearchDocument {
    std::string title;
    std::string subtitle;
    std::string provider;
    std::string details; ///< values of the metadata, one a line
    std::string severity;
    std::string state;
    std::string tag;

    friend bool operator==(const SearchDocument&, const SearchDocument&) = default;
};

/// Texts and numbers of the metadata at any depth, in their order, without their keys; no `data:`
/// addresses, and nothing beyond kSearchDetailsSize bytes.
SearchDocument searchDocumentOf(const Event& event);

} // namespace tempo::store
