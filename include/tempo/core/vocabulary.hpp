#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

/// The closed sets of words of an event. `toText` gives the word of the wire; `parse…` accepts
/// exactly those words and gives nothing for any other.
namespace tempo {

enum class EventType : std::uint8_t { Alert, Event, Task, Reminder };

/// How bad it is, in rising order: the order of the enumerators is meaningful.
enum class Severity : std::uint8_t { Ok, Info, Warning, Error, Critical };

/// How the world stands: the sender's side of an event.
enum class State : std::uint8_t { Firing, Resolved, Info };

/// How an event reached the daemon.
enum class Transport : std::uint8_t { Plain, Tls };

/// Where an event is shown.
enum class Surface : std::uint8_t { Timeline, Agenda };

/// The part of an event in a stack: alone, one of a series, or one step of a session.
enum class StackRole : std::uint8_t { Single, Repeats, Opens, Continues, Closes };

enum class StackKind : std::uint8_t {
    Alone,  ///< one event
    Series, ///< repetitions of the same
    Session ///< a subject that leaves its rest and returns to it, once or several times
};

/// Which severity colours a stack.
enum class StackColor : std::uint8_t { CurrentState, WorstSeverity };

std::string_view toText(EventType value);
std::string_view toText(Severity value);
std::string_view toText(State value);
std::string_view toText(Transport value);
std::string_view toText(Surface value);
std::string_view toText(StackRole value);
std::string_view toText(StackKind value);
std::string_view toText(StackColor value);

std::optional<EventType> parseEventType(std::string_view text);
std::optional<Severity> parseSeverity(std::string_view text);
std::optional<State> parseState(std::string_view text);
std::optional<Transport> parseTransport(std::string_view text);
std::optional<Surface> parseSurface(std::string_view text);
std::optional<StackRole> parseStackRole(std::string_view text);
std::optional<StackColor> parseStackColor(std::string_view text);

} // namespace tempo
