#include <tempo/core/vocabulary.hpp>

#include <array>
#include <cstddef>

namespace tempo {
namespace {

constexpr std::array<std::string_view, 4> kEventTypes{"alert", "event", "task", "reminder"};
constexpr std::array<std::string_view, 5> kSeverities{"ok", "info", "warning", "error", "critical"};
constexpr std::array<std::string_view, 3> kStates{"firing", "resolved", "info"};
constexpr std::array<std::string_view, 2> kTransports{"plain", "tls"};
constexpr std::array<std::string_view, 2> kSurfaces{"timeline", "agenda"};
constexpr std::array<std::string_view, 5> kRoles{"single", "repeats", "opens", "continues",
                                                 "closes"};
constexpr std::array<std::string_view, 3> kStackKinds{"alone", "series", "session"};
constexpr std::array<std::string_view, 2> kStackColors{"current-state", "worst-severity"};

/// The enumerator whose word stands at the same place of `words`.
template<class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (words.at(i) == text) {
            return static_cast<Enum>(i);
        }
    }
    return std::nullopt;
}

} // namespace

std::string_view toText(EventType value) {
    return kEventTypes.at(static_cast<std::size_t>(value));
}
std::string_view toText(Severity value) {
    return kSeverities.at(static_cast<std::size_t>(value));
}
std::string_view toText(State value) {
    return kStates.at(static_cast<std::size_t>(value));
}
std::string_view toText(Transport value) {
    return kTransports.at(static_cast<std::size_t>(value));
}
std::string_view toText(Surface value) {
    return kSurfaces.at(static_cast<std::size_t>(value));
}
std::string_view toText(StackRole value) {
    return kRoles.at(static_cast<std::size_t>(value));
}
std::string_view toText(StackKind value) {
    return kStackKinds.at(static_cast<std::size_t>(value));
}
std::string_view toText(StackColor value) {
    return kStackColors.at(static_cast<std::size_t>(value));
}

std::optional<EventType> parseEventType(std::string_view text) {
    return find<EventType>(kEventTypes, text);
}

std::optional<Severity> parseSeverity(std::string_view text) {
    return find<Severity>(kSeverities, text);
}

std::optional<State> parseState(std::string_view text) {
    return find<State>(kStates, text);
}

std::optional<Transport> parseTransport(std::string_view text) {
    return find<Transport>(kTransports, text);
}

std::optional<Surface> parseSurface(std::string_view text) {
    return find<Surface>(kSurfaces, text);
}

std::optional<StackRole> parseStackRole(std::string_view text) {
    return find<StackRole>(kRoles, text);
}

std::optional<StackColor> parseStackColor(std::string_view text) {
    return find<StackColor>(kStackColors, text);
}

} // namespace tempo
