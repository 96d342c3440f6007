#pragma once

#include "model/timeline/timeline_line.hpp"

#include <cstddef>
#include <vector>

namespace tempo::model {

/// One change of a list, in the terms of QAbstractItemModel.
struct LineStep {
    enum class Kind : std::uint8_t { Remove, Move, Insert };

    Kind kind = Kind::Remove;
    std::size_t first = 0;
    std::size_t count = 1; ///< of a Move 1
    std::size_t to = 0;    ///< of a Move: where the line is afterwards

    friend bool operator==(const LineStep&, const LineStep&) = default;
};

/// How one list becomes the other, step after step: first what goes, then what stands elsewhere,
/// then what is new. Each key is in a list at most once. Pure.
std::vector<LineStep> stepsBetween(const std::vector<LineKey>& from,
                                   const std::vector<LineKey>& wanted);

} // namespace tempo::model
