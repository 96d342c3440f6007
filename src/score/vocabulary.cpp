#include "score/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace tempo::score {
namespace {

template<class Value, std::size_t size>
using Words = std::array<std::pair<Value, std::string_view>, size>;

constexpr Words<EventPattern, 3> kPatterns{{{EventPattern::Episodic, "episodic"},
                                            {EventPattern::Entity, "entity"},
                                            {EventPattern::RunBound, "run-bound"}}};
constexpr Words<RestState, 2> kRestStates{{{RestState::On, "on"}, {RestState::Off, "off"}}};
constexpr Words<TriggerKind, 3> kTriggers{{{TriggerKind::OpenUrl, "openURL"},
                                           {TriggerKind::CopyToClipboard, "copyToClipboard"},
                                           {TriggerKind::OpenTerminalWith, "openTerminalWith"}}};
constexpr Words<Availability, 3> kAvailabilities{{{Availability::Ready, "ready"},
                                                  {Availability::SwitchedOff, "switched-off"},
                                                  {Availability::Impossible, "impossible"}}};

template<class Value, std::size_t size>
std::string_view wordOf(const Words<Value, size>& words, Value value) {
    const auto* const found =
        std::ranges::find(words, value, &std::pair<Value, std::string_view>::first);
    return found == words.end() ? std::string_view() : found->second;
}

template<class Value, std::size_t size>
std::optional<Value> valueOf(const Words<Value, size>& words, std::string_view word) {
    const auto* const found =
        std::ranges::find(words, word, &std::pair<Value, std::string_view>::second);
    return found == words.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

std::string_view toText(EventPattern value) {
    return wordOf(kPatterns, value);
}
std::string_view toText(RestState value) {
    return wordOf(kRestStates, value);
}
std::string_view toText(TriggerKind value) {
    return wordOf(kTriggers, value);
}
std::string_view toText(Availability value) {
    return wordOf(kAvailabilities, value);
}

std::optional<EventPattern> parseEventPattern(std::string_view text) {
    return valueOf(kPatterns, text);
}
std::optional<RestState> parseRestState(std::string_view text) {
    return valueOf(kRestStates, text);
}
std::optional<TriggerKind> parseTriggerKind(std::string_view text) {
    return valueOf(kTriggers, text);
}

} // namespace tempo::score
