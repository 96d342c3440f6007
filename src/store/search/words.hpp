#pragma once

#include "core/search_query.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct Fts5Tokenizer;
struct fts5_tokenizer;

namespace tempo::store {

/// Takes texts apart into words just as the index does: SQLite's own tokenizer `unicode61`, letters
/// in lower case and without diacritics. One thread at a time; any bytes are a text.
class WordReader {
public:
    /// `database` must outlive it. Throws DatabaseFailure.
    explicit WordReader(sqlite3* database);
    WordReader(const WordReader&) = delete;
    WordReader& operator=(const WordReader&) = delete;
    ~WordReader();

    std::vector<std::string> words(std::string_view text) const;

private:
    std::unique_ptr<fts5_tokenizer> methods_;
    Fts5Tokenizer* tokenizer_ = nullptr;
};

/// A phrase of a search in words of the index; at least one.
struct WordPhrase {
    std::vector<std::string> words;
    SearchPhrase::End end = SearchPhrase::End::WholeWord;
    SearchSense sense = SearchSense::Wanted;

    friend bool operator==(const WordPhrase&, const WordPhrase&) = default;
};

/// The phrases of a search, without those that hold no word, such as `--`.
std::vector<WordPhrase> wordPhrases(const WordReader& reader, const SearchQuery& query);

} // namespace tempo::store
