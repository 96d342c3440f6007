#pragma once

#include "cli/output/terminal.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tempo::cli {

enum class Fit : std::uint8_t {
    Whole,
    Shorten, ///< is cut to the room that the others leave on a terminal; at most one column
    Optional ///< is left out where a terminal is too narrow for it
};

enum class Align : std::uint8_t { Left, Right };

enum class Tone : std::uint8_t { Plain, Good, Warning, Bad, Alarm };

struct Column {
    std::string title;
    Fit fit = Fit::Whole;
    Align align = Align::Left;
    std::size_t minimum = 0; ///< columns of the terminal that it takes at least
};

struct Cell {
    std::string text; ///< as it came; the table makes it safe for a terminal
    Tone tone = Tone::Plain;
};

using Row = std::vector<Cell>;

/// Aligned columns for people. Rows may come in several portions: columns grow and never shrink, so
/// that portions stand under each other.
class Table {
public:
    Table(std::vector<Column> columns, Terminal terminal);

    /// The rows as lines, the titles before the first ones. Every row has a cell for each column.
    std::string lines(std::span<const Row> rows);

private:
    void leaveOutWhatDoesNotFit();
    void grow(const std::vector<std::string>& texts);
    void fit();
    std::size_t widthWithout(Fit fit) const;
    std::string line(const std::vector<std::string>& texts, const Row* row) const;

    struct Slot {
        Column column;
        std::size_t natural = 0; ///< what its texts would take
        std::size_t width = 0;   ///< what it gets
        bool shown = true;
    };

    std::vector<Slot> slots_;
    Terminal terminal_;
    bool begun_ = false;
};

} // namespace tempo::cli
