#include "store/search/match_text.hpp"

#include <algorithm>
#include <string_view>

namespace tempo::store {
namespace {

constexpr std::string_view kText = "{title subtitle provider details}";

/// FTS5 reads up to a NUL, and a quotation mark stands for itself when it comes twice.
std::string asPhrase(std::string_view text) {
    std::string phrase = "\"";
    for (const char c : text) {
        phrase.append(c == '"' ? 2 : 1, c == '\0' ? ' ' : c);
    }
    return phrase += '"';
}

/// `COLUMNS : (a OR b)`, each run with `prefix` before it.
std::string anyOf(std::string_view columns, const std::vector<std::string>& runs,
                  std::string_view prefix = "") {
    std::string text(columns);
    std::string_view separator = " : (";
    for (const auto& run : runs) {
        text.append(separator).append(prefix).append(asPhrase(run));
        separator = " OR ";
    }
    return text += ")";
}

/// The words of those that a choice allows.
template<class Enum, std::size_t N>
std::vector<std::string> wordsOf(const std::array<bool, N>& choice) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < N; ++i) {
        if (choice.at(i)) {
            words.emplace_back(toText(static_cast<Enum>(i)));
        }
    }
    return words;
}

/// Joins conditions; the first that cannot be fulfilled decides.
class Question {
public:
    void want(std::string condition) {
        wanted_ += (wanted_.empty() ? "" : " AND ") + std::move(condition);
    }

    void refuse(const std::string& condition) { unwanted_ += " NOT " + condition; }

    void wantNothing() { impossible_ = true; }

    template<class Enum, std::size_t N>
    void choose(std::string_view column, const std::array<bool, N>& choice) {
        const auto words = wordsOf<Enum>(choice);
        if (words.empty()) {
            wantNothing();
        } else if (words.size() < N) {
            want(anyOf(column, words));
        }
    }

    IndexQuestion finish() {
        using Kind = IndexQuestion::Kind;
        if (impossible_) {
            return {Kind::None, {}};
        }
        if (wanted_.empty() && unwanted_.empty()) {
            return {Kind::All, {}};
        }
        if (wanted_.empty()) { // NOT needs something to take from: each document has a state
            wanted_ = anyOf("state", {"firing", "resolved", "info"});
        }
        return {Kind::Matching, unwanted_.empty() ? wanted_ : "(" + wanted_ + ")" + unwanted_};
    }

private:
    std::string wanted_;
    std::string unwanted_;
    bool impossible_ = false;
};

void askForText(Question& question, const TextCondition& condition) {
    const bool wanted = condition.sense == SearchSense::Wanted;
    if (condition.runs.empty()) {
        wanted ? question.wantNothing() : void();
    } else if (wanted) {
        question.want(anyOf(kText, condition.runs));
    } else {
        question.refuse(anyOf(kText, condition.runs));
    }
}

/// Whether a name surely has a word that the index knows it by.
bool hasWord(std::string_view name) {
    return std::ranges::any_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool allHaveWords(const std::vector<std::string>& names) {
    return !names.empty() && std::ranges::all_of(names, hasWord);
}

} // namespace

IndexQuestion indexQuestion(const SearchQuery& query, std::span<const TextCondition> conditions) {
    Question question;
    for (const auto& condition : conditions) {
        askForText(question, condition);
    }
    if (allHaveWords(query.sources)) {
        question.want(anyOf("provider", query.sources, "^"));
    }
    if (allHaveWords(query.tags)) {
        question.want(anyOf("tag", query.tags));
    }
    question.choose<Severity>("severity", query.severities);
    question.choose<State>("state", query.states);
    return question.finish();
}

} // namespace tempo::store
