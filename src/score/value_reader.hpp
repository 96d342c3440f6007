#pragma once

#include "ingest/json_document.hpp"
#include "score/fault_sink.hpp"
#include "score/score.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Single values of a score. Each reader adds a fault for a value that is not what it must be, and
/// leaves its target alone then.
namespace tempo::score {

/// How many characters, in code points. None may be a control character.
struct TextBounds {
    std::size_t atLeast = 0;
    std::size_t atMost = 0;
};

void readText(ingest::JsonValue value, TextBounds bounds, std::string& target, FaultSink& faults);
void readTemplate(ingest::JsonValue value, TextBounds bounds, Template& target, FaultSink& faults);

/// `#RRGGBB`.
void readColor(ingest::JsonValue value, std::string& target, FaultSink& faults);
/// `#RRGGBB` or a word of the letters a to z.
void readNamedColor(ingest::JsonValue value, std::string& target, FaultSink& faults);

void readBoolean(ingest::JsonValue value, bool& target, FaultSink& faults);
void readVersion(ingest::JsonValue value, std::optional<std::uint32_t>& target, FaultSink& faults);
void readProvider(ingest::JsonValue value, std::string& target, FaultSink& faults);
void readWindow(ingest::JsonValue value, Window& target, FaultSink& faults);
void readMatch(ingest::JsonValue value, Match& target, FaultSink& faults);

/// One of a set of words; `words` names them for the fault.
template<class Value, class Target>
void readWord(ingest::JsonValue value, std::optional<Value> (*parse)(std::string_view),
              std::string_view words, Target& target, FaultSink& faults) {
    const auto parsed = value.isString() ? parse(value.text()) : std::nullopt;
    if (parsed) {
        target = *parsed;
    } else {
        faults.add(value, "Must be one of the words " + std::string(words) + ".");
    }
}

} // namespace tempo::score
