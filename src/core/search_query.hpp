#pragma once

#include <tempo/core/error.hpp>
#include <tempo/core/event.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The language of the search box. docs/SEARCH.md describes it for people.
namespace tempo {

enum class SearchSense : std::uint8_t { Wanted, Unwanted };

/// Words that an event's text holds one right after the other.
struct SearchPhrase {
    enum class End : std::uint8_t { WholeWord, Beginning };

    std::string text;         ///< as typed; what counts as a word in it is up to the index
    End end = End::WholeWord; ///< Beginning: the last word may go on
    SearchSense sense = SearchSense::Wanted;

    friend bool operator==(const SearchPhrase&, const SearchPhrase&) = default;
};

enum class SearchMark : std::uint8_t { Acknowledged, Dismissed, New, NeedsAttention };

struct MarkCondition {
    SearchMark mark{};
    SearchSense sense = SearchSense::Wanted;

    friend bool operator==(const MarkCondition&, const MarkCondition&) = default;
};

/// What a person looks for. Everything in it must hold; of several values of one list any one is
/// enough, and an empty list asks for nothing.
struct SearchQuery {
    std::vector<SearchPhrase> phrases;
    std::vector<std::string> sources; ///< a provider, or what it begins with up to a dot
    std::vector<std::string> unwantedSources;
    std::vector<std::string> tags; ///< an event's whole tag; ASCII letters in either case
    std::vector<std::string> unwantedTags;
    std::array<bool, 5> severities{true, true, true, true, true}; ///< by the number of Severity
    std::array<bool, 3> states{true, true, true};                 ///< by the number of State
    std::vector<MarkCondition> marks;
    std::optional<Timestamp> after;  ///< startDate at or after it
    std::optional<Timestamp> before; ///< startDate before it

    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

/// What dates without an offset and durations count from.
struct SearchClock {
    Timestamp now;
    /// The instant at which the clocks on the wall show this time.
    std::function<Timestamp(std::chrono::local_time<std::chrono::milliseconds>)> toUtc;
};

inline constexpr std::size_t kSearchTextSize = 1024; ///< bytes
inline constexpr std::size_t kSearchTerms = 32;      ///< words, phrases and conditions

/// Any bytes are either a query or an InvalidInput that names the word and says what is allowed.
Expected<SearchQuery> parseSearch(std::string_view text, const SearchClock& clock);

/// Whether an event fulfils all but the phrases. A dismissed event does only where
/// `is:dismissed` asks for it.
bool admits(const SearchQuery& query, const Event& event);

} // namespace tempo
