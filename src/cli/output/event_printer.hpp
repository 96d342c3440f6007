#pragma once

#include "cli/output/table.hpp"

#include <tempo/core/event.hpp>

#include <cstdint>
#include <ostream>
#include <span>

namespace tempo::cli {

enum class EventForm : std::uint8_t {
    Table,
    Lines, ///< one JSON object a line, under the names of the wire
    Ids    ///< one id a line
};

/// Prints events as they come, in one of the forms for streams.
class EventPrinter {
public:
    EventPrinter(std::ostream& out, Terminal terminal, EventForm form);

    void print(std::span<const Event> events);

private:
    std::ostream& out_;
    EventForm form_;
    Table table_;
};

/// The colour of a severity.
Tone toneOf(Severity severity);

/// `dismissed` or `acknowledged` where a person settled it, else the sender's state.
std::string_view standing(const Event& event);

} // namespace tempo::cli
