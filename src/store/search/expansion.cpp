#include "store/search/expansion.hpp"

#include "store/database/query.hpp"

namespace tempo::store {
namespace {

/// Greater than every word that begins with the text before it: no byte of UTF-8 is so great.
constexpr char kLastByte = '\xff';
/// Smaller than every character of a word, so that a word and this stand right after the word.
constexpr char kFirstByte = '\x01';

/// The words that begin with `beginning`, one more than allowed at most. Each is a search of its
/// own for the first word after the last one: the table has a row for each occurrence.
std::vector<std::string> wordsBeginningWith(const Connection& connection,
                                            const std::string& beginning) {
    std::vector<std::string> words;
    const auto end = beginning + kLastByte;
    auto from = beginning;
    while (words.size() <= kWordsOfBeginning) {
        Query query(connection,
                    "SELECT term FROM search_words WHERE term >= ? AND term <= ? LIMIT 1", from,
                    end);
        if (!query.next()) {
            break;
        }
        words.emplace_back(query.text(0));
        from = words.back() + kFirstByte;
    }
    return words;
}

std::string joined(std::span<const std::string> words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

Expected<std::vector<std::string>> runsOf(const Connection& connection, const WordPhrase& phrase) {
    if (phrase.end == SearchPhrase::End::WholeWord) {
        return std::vector{joined(phrase.words)};
    }
    auto lastWords = wordsBeginningWith(connection, phrase.words.back());
    if (lastWords.size() > kWordsOfBeginning) {
        return failure(ErrorCode::InvalidInput, "More than " + std::to_string(kWordsOfBeginning) +
                                                    " different words begin with '" +
                                                    phrase.words.back() +
                                                    "'; type more of the word before the star.");
    }
    auto before = joined(std::span(phrase.words).first(phrase.words.size() - 1));
    for (auto& word : lastWords) {
        word.insert(0, before.empty() ? before : before + " ");
    }
    return lastWords;
}

} // namespace

Expected<std::vector<TextCondition>> expand(const Connection& connection,
                                            std::span<const WordPhrase> phrases) {
    std::vector<TextCondition> conditions;
    for (const auto& phrase : phrases) {
        auto runs = runsOf(connection, phrase);
        if (!runs) {
            return tl::unexpected(std::move(runs.error()));
        }
        conditions.push_back({*std::move(runs), phrase.sense});
    }
    return conditions;
}

} // namespace tempo::store
