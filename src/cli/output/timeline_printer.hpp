#pragma once

#include "cli/output/table.hpp"

#include <tempo/protocol/messages.hpp>

#include <ostream>
#include <span>

namespace tempo::cli {

/// Prints rows of a timeline for people, page after page.
class TimelinePrinter {
public:
    TimelinePrinter(std::ostream& out, Terminal terminal);

    void print(std::span<const protocol::TimelineRow> rows);

private:
    std::ostream& out_;
    Table table_;
};

} // namespace tempo::cli
