#include "store/search/words.hpp"

#include "store/database/database_failure.hpp"

#include <sqlite3.h>

#include <array>
#include <new>

namespace tempo::store {
namespace {

/// https://www.sqlite.org/fts5.html#extending_fts5
fts5_api* extensionOf(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int addWord(void* words, int /*flags*/, const char* word, int size, int /*begin*/, int /*end*/) {
    try {
        static_cast<std::vector<std::string>*>(words)->emplace_back(word,
                                                                    static_cast<std::size_t>(size));
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

} // namespace

WordReader::WordReader(sqlite3* database) : methods_(std::make_unique<fts5_tokenizer>()) {
    auto* api = extensionOf(database);
    void* context = nullptr;
    std::array<const char*, 2> options{"remove_diacritics", "2"};
    if (api == nullptr ||
        api->xFindTokenizer(api, "unicode61", &context, methods_.get()) != SQLITE_OK ||
        methods_->xCreate(context, options.data(), static_cast<int>(options.size()), &tokenizer_) !=
            SQLITE_OK) {
        throw DatabaseFailure(DatabaseFailure::Kind::Statement,
                              "SQLite has no full text search (FTS5).");
    }
}

WordReader::~WordReader() {
    methods_->xDelete(tokenizer_);
}

std::vector<std::string> WordReader::words(std::string_view text) const {
    std::vector<std::string> words;
    if (!text.empty() && methods_->xTokenize(tokenizer_, &words, FTS5_TOKENIZE_AUX, text.data(),
                                             static_cast<int>(text.size()), addWord) != SQLITE_OK) {
        throw std::bad_alloc();
    }
    return words;
}

std::vector<WordPhrase> wordPhrases(const WordReader& reader, const SearchQuery& query) {
    std::vector<WordPhrase> phrases;
    for (const auto& phrase : query.phrases) {
        if (auto words = reader.words(phrase.text); !words.empty()) {
            phrases.push_back({std::move(words), phrase.end, phrase.sense});
        }
    }
    return phrases;
}

} // namespace tempo::store
