#pragma once

#include "store/search/document.hpp"
#include "store/search/words.hpp"

#include <span>

namespace tempo::store {

/// Whether the text of a document fulfils all phrases: for events that the index has not taken in
/// yet, by the rules of the index.
bool fits(const WordReader& reader, const SearchDocument& document,
          std::span<const WordPhrase> phrases);

} // namespace tempo::store
