#pragma once

#include "store/search/match_text.hpp"
#include "store/search/words.hpp"

#include <tempo/core/error.hpp>

namespace tempo::store {

class Connection;

/// How many different words of the index may begin with what was typed before a `*`.
inline constexpr std::size_t kWordsOfBeginning = 256;

/// Phrases as conditions; a beginning becomes the words of the index that begin so, because FTS5
/// would gather all their events before it gave the first. InvalidInput: there are more than
/// kWordsOfBeginning. Throws DatabaseFailure.
Expected<std::vector<TextCondition>> expand(const Connection& connection,
                                            std::span<const WordPhrase> phrases);

} // namespace tempo::store
