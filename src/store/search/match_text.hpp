#pragma once

#include "core/search_query.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tempo::store {

/// A condition on the text of an event: one of several runs of words, each word as the index has
/// it, with a space between two.
struct TextCondition {
    std::vector<std::string> runs;
    SearchSense sense = SearchSense::Wanted;

    friend bool operator==(const TextCondition&, const TextCondition&) = default;
};

/// What the index is asked.
struct IndexQuestion {
    enum class Kind : std::uint8_t {
        All,     ///< it can tell nothing apart: every document
        None,    ///< no document fits
        Matching ///< those that match
    };
    Kind kind = Kind::All;
    std::string match; ///< in the language of FTS5

    friend bool operator==(const IndexQuestion&, const IndexQuestion&) = default;
};

/// Asks for all that the index can decide: text, severity, state, tag and, roughly, the source.
/// What it gives contains every event that fits; `admits` looks at the rest.
IndexQuestion indexQuestion(const SearchQuery& query, std::span<const TextCondition> conditions);

} // namespace tempo::store
