#pragma once

#include "cli/context.hpp"
#include "score/score_reader.hpp"

#include <tl/expected.hpp>

#include <string>
#include <variant>
#include <vector>

namespace tempo::cli {

/// Why a file gives no score: it cannot be read, or it has faults.
using ScoreProblem = std::variant<Failure, std::vector<score::ScoreFault>>;

tl::expected<score::Score, ScoreProblem> readScoreFile(const std::string& path);

/// Each fault on a line of its own, `FILE:LINE:COLUMN: POINTER: what is wrong`, safe on a terminal.
std::string faultLines(const std::string& path, const std::vector<score::ScoreFault>& faults);

} // namespace tempo::cli
