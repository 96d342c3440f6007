#include "core/search_query.hpp"

#include "core/provider_identifier.hpp"
#include "core/search_terms.hpp"
#include "core/search_time.hpp"

#include <algorithm>
#include <utility>

namespace tempo {
namespace {

constexpr std::array<std::pair<std::string_view, SearchMark>, 4> kMarks{
    {{"acknowledged", SearchMark::Acknowledged},
     {"dismissed", SearchMark::Dismissed},
     {"new", SearchMark::New},
     {"needs-attention", SearchMark::NeedsAttention}}};

tl::unexpected<Error> fault(const SearchTerm& term, std::string_view allowed) {
    return failure(ErrorCode::InvalidInput, "The search has '" + std::string(term.written) +
                                                "': " + std::string(allowed) + ".");
}

template<std::size_t N>
using Choice = std::array<bool, N>;

/// Leaves of `all` what one more condition allows. The first condition that wants something begins
/// with nothing, so that two of them mean either.
template<std::size_t N>
class Narrowing {
public:
    explicit Narrowing(Choice<N>& all) : all_(all) {}

    void want(const Choice<N>& chosen) {
        for (std::size_t i = 0; i < N; ++i) {
            wanted_.at(i) = wanted_.at(i) || chosen.at(i);
        }
        any_ = true;
    }

    void refuse(const Choice<N>& chosen) {
        for (std::size_t i = 0; i < N; ++i) {
            all_.at(i) = all_.at(i) && !chosen.at(i);
        }
    }

    void finish() {
        for (std::size_t i = 0; any_ && i < N; ++i) {
            all_.at(i) = all_.at(i) && wanted_.at(i);
        }
    }

private:
    Choice<N>& all_;
    Choice<N> wanted_{};
    bool any_ = false;
};

/// `warning`, `>=warning`, `<=warning`, `>warning`, `<warning`.
std::optional<Choice<5>> readSeverities(std::string_view text) {
    const auto word = text.substr(std::min(text.find_first_not_of("<>="), text.size()));
    const auto comparison = text.substr(0, text.size() - word.size());
    const auto severity = parseSeverity(word);
    if (!severity) {
        return std::nullopt;
    }
    Choice<5> chosen{};
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const auto other = static_cast<Severity>(i);
        if (comparison.empty() || comparison == "=") {
            chosen.at(i) = other == *severity;
        } else if (comparison == ">=") {
            chosen.at(i) = other >= *severity;
        } else if (comparison == "<=") {
            chosen.at(i) = other <= *severity;
        } else if (comparison == ">") {
            chosen.at(i) = other > *severity;
        } else if (comparison == "<") {
            chosen.at(i) = other < *severity;
        } else {
            return std::nullopt;
        }
    }
    return chosen;
}

class Parser {
public:
    explicit Parser(const SearchClock& clock)
        : clock_(clock), severities_(query_.severities), states_(query_.states) {}
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    Expected<void> take(const SearchTerm& term) {
        if (term.key.empty()) {
            return takePhrase(term);
        }
        if (term.value.empty()) {
            return fault(term, "a value follows the colon, as in source:backup");
        }
        if (term.key == "source") {
            return takeSource(term);
        }
        if (term.key == "severity") {
            return takeSeverity(term);
        }
        if (term.key == "state") {
            return takeState(term);
        }
        if (term.key == "tag") {
            listOf(term, query_.tags, query_.unwantedTags).emplace_back(term.value);
            return {};
        }
        return term.key == "is" ? takeMark(term) : takeTime(term);
    }

    SearchQuery finish() && {
        severities_.finish();
        states_.finish();
        return std::move(query_);
    }

private:
    static SearchSense senseOf(const SearchTerm& term) {
        return term.negated ? SearchSense::Unwanted : SearchSense::Wanted;
    }

    static std::vector<std::string>& listOf(const SearchTerm& term,
                                            std::vector<std::string>& wanted,
                                            std::vector<std::string>& unwanted) {
        return term.negated ? unwanted : wanted;
    }

    Expected<void> takePhrase(const SearchTerm& term) {
        SearchPhrase phrase{.text = std::string(term.value), .sense = senseOf(term)};
        if (term.form == SearchTerm::Form::Bare && phrase.text.ends_with('*')) {
            phrase.text.erase(phrase.text.find_last_not_of('*') + 1);
            phrase.end = SearchPhrase::End::Beginning;
        }
        query_.phrases.push_back(std::move(phrase));
        return {};
    }

    Expected<void> takeSource(const SearchTerm& term) {
        auto source = term.value;
        if (source.ends_with('.')) {
            source.remove_suffix(1); // what comes below it, which the name itself says too
        }
        if (!isProviderIdentifier(source)) {
            return fault(term, "a source has letters, digits, '.', '_' and '-'");
        }
        listOf(term, query_.sources, query_.unwantedSources).emplace_back(source);
        return {};
    }

    Expected<void> takeSeverity(const SearchTerm& term) {
        const auto chosen = readSeverities(term.value);
        if (!chosen) {
            return fault(term, "allowed are ok, info, warning, error and critical, each also with "
                               ">=, <=, > or < before it");
        }
        term.negated ? severities_.refuse(*chosen) : severities_.want(*chosen);
        return {};
    }

    Expected<void> takeState(const SearchTerm& term) {
        const auto state = parseState(term.value);
        if (!state) {
            return fault(term, "allowed are firing, resolved and info");
        }
        Choice<3> chosen{};
        chosen.at(static_cast<std::size_t>(*state)) = true;
        term.negated ? states_.refuse(chosen) : states_.want(chosen);
        return {};
    }

    Expected<void> takeMark(const SearchTerm& term) {
        const auto* const found =
            std::ranges::find(kMarks, term.value, &std::pair<std::string_view, SearchMark>::first);
        if (found == kMarks.end()) {
            return fault(term, "allowed are acknowledged, dismissed, new and needs-attention");
        }
        query_.marks.push_back({found->second, senseOf(term)});
        return {};
    }

    /// Of several times the narrowest holds.
    Expected<void> takeTime(const SearchTerm& term) {
        if (term.negated) {
            return fault(term, "before: and after: have no '-'; each is the opposite of the other");
        }
        const auto time = parseSearchTime(term.value, clock_);
        if (!time) {
            return fault(term, "allowed are a date (2026-01-31), a time (2026-01-31T14:30) and an "
                               "age (90s, 15m, 2h, 7d, 4w)");
        }
        if (term.key == "before") {
            query_.before = std::min(query_.before.value_or(*time), *time);
        } else {
            query_.after = std::max(query_.after.value_or(*time), *time);
        }
        return {};
    }

    const SearchClock& clock_;
    SearchQuery query_;
    Narrowing<5> severities_;
    Narrowing<3> states_;
};

} // namespace

Expected<SearchQuery> parseSearch(std::string_view text, const SearchClock& clock) {
    if (text.size() > kSearchTextSize) {
        return failure(ErrorCode::InvalidInput, "A search is at most " +
                                                    std::to_string(kSearchTextSize) +
                                                    " bytes long; leave some words out.");
    }
    const auto terms = splitSearch(text);
    if (terms.size() > kSearchTerms) {
        return failure(ErrorCode::InvalidInput, "A search has at most " +
                                                    std::to_string(kSearchTerms) +
                                                    " words and conditions; leave some out.");
    }
    Parser parser(clock);
    for (const auto& term : terms) {
        if (auto taken = parser.take(term); !taken) {
            return tl::unexpected(std::move(taken.error()));
        }
    }
    return std::move(parser).finish();
}

} // namespace tempo
