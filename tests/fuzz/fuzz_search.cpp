// Properties: any text is a query or a fault; what the query asks of FTS5 is never an error there;
// and FTS5 finds a document exactly where the rules for events beside the index find it. The first
// line is the search, the rest the title of the only document.
#include "core/search_query.hpp"
#include "fuzz/require.hpp"
#include "store/search/match_text.hpp"
#include "store/search/text_matcher.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace tempo;
using namespace tempo::store;
using tempo::fuzz::require;

/// The index of the database, in memory, with one document.
class Index {
public:
    Index() {
        require(sqlite3_open(":memory:", &database_) == SQLITE_OK);
        run("CREATE VIRTUAL TABLE search_index USING fts5(title, subtitle, provider, details,"
            " severity, state, tag, content = '', columnsize = 0,"
            " tokenize = 'unicode61 remove_diacritics 2')");
    }
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;
    ~Index() { sqlite3_close(database_); }

    sqlite3* database() const { return database_; }

    void hold(std::string_view title) {
        run("INSERT INTO search_index (search_index) VALUES ('delete-all')");
        auto* insert = prepare("INSERT INTO search_index (rowid, title, severity, state)"
                               " VALUES (1, ?, 'info', 'info')");
        bind(insert, title);
        require(sqlite3_step(insert) == SQLITE_DONE);
        sqlite3_finalize(insert);
    }

    bool matches(std::string_view match) {
        auto* select = prepare("SELECT rowid FROM search_index WHERE search_index MATCH ?"
                               " ORDER BY rowid DESC");
        bind(select, match);
        const int result = sqlite3_step(select);
        require(result == SQLITE_ROW || result == SQLITE_DONE);
        sqlite3_finalize(select);
        return result == SQLITE_ROW;
    }

private:
    void run(const char* sql) {
        require(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    }

    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        require(sqlite3_prepare_v2(database_, sql, -1, &statement, nullptr) == SQLITE_OK);
        return statement;
    }

    static void bind(sqlite3_stmt* statement, std::string_view text) {
        require(sqlite3_bind_text(statement, 1, text.data() == nullptr ? "" : text.data(),
                                  static_cast<int>(text.size()), SQLITE_STATIC) == SQLITE_OK);
    }

    sqlite3* database_ = nullptr;
};

/// A phrase with the words of the document that its last word may stand for.
TextCondition conditionOf(const WordPhrase& phrase, const std::vector<std::string>& words) {
    std::string before;
    for (std::size_t i = 0; i + 1 < phrase.words.size(); ++i) {
        before += phrase.words[i] + " ";
    }
    TextCondition condition{.runs = {}, .sense = phrase.sense};
    if (phrase.end == SearchPhrase::End::WholeWord) {
        condition.runs = {before + phrase.words.back()};
        return condition;
    }
    for (const auto& word : words) {
        if (word.starts_with(phrase.words.back())) {
            condition.runs.push_back(before + word);
        }
    }
    return condition;
}

bool finds(Index& index, const IndexQuestion& question) {
    return question.kind == IndexQuestion::Kind::Matching
               ? index.matches(question.match)
               : question.kind == IndexQuestion::Kind::All;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Index index;
    static const WordReader reader(index.database());
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto line = std::min(input.find('\n'), input.size());
    const auto title = input.substr(std::min(line + 1, input.size()));
    const SearchClock clock{.now = {}, .toUtc = [](auto local) {
                                return Timestamp(local.time_since_epoch());
                            }};
    auto query = parseSearch(input.substr(0, line), clock);
    if (!query) {
        require(!query.error().detail.empty());
        return 0;
    }
    const auto phrases = wordPhrases(reader, *query);
    const auto words = reader.words(title);
    std::vector<TextCondition> conditions;
    for (const auto& phrase : phrases) {
        conditions.push_back(conditionOf(phrase, words));
    }
    index.hold(title);
    finds(index, indexQuestion(*query, conditions)); // is no error
    query->sources.clear();
    query->tags.clear();
    const bool wanted = query->severities[static_cast<std::size_t>(Severity::Info)] &&
                        query->states[static_cast<std::size_t>(State::Info)] &&
                        fits(reader, {.title = std::string(title)}, phrases);
    require(finds(index, indexQuestion(*query, conditions)) == wanted);
    return 0;
}
