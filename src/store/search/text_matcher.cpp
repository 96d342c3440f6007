#include "store/search/text_matcher.hpp"

#include <algorithm>
#include <array>

namespace tempo::store {
namespace {

using Words = std::vector<std::string>;

bool isAt(const Words& words, std::size_t place, const WordPhrase& phrase) {
    const auto last = phrase.words.size() - 1;
    for (std::size_t i = 0; i < last; ++i) {
        if (words[place + i] != phrase.words[i]) {
            return false;
        }
    }
    const auto& word = words[place + last];
    return phrase.end == SearchPhrase::End::Beginning ? word.starts_with(phrase.words[last])
                                                      : word == phrase.words[last];
}

bool holds(const Words& words, const WordPhrase& phrase) {
    for (std::size_t place = 0; place + phrase.words.size() <= words.size(); ++place) {
        if (isAt(words, place, phrase)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool fits(const WordReader& reader, const SearchDocument& document,
          std::span<const WordPhrase> phrases) {
    if (phrases.empty()) {
        return true;
    }
    const std::array columns{reader.words(document.title), reader.words(document.subtitle),
                             reader.words(document.provider), reader.words(document.details)};
    return std::ranges::all_of(phrases, [&](const WordPhrase& phrase) {
        const bool found =
            std::ranges::any_of(columns, [&](const Words& words) { return holds(words, phrase); });
        return found == (phrase.sense == SearchSense::Wanted);
    });
}

} // namespace tempo::store
