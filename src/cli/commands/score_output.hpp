#pragma once

#include "cli/context.hpp"

#include <tempo/protocol/messages.hpp>

namespace tempo::cli {

/// Prints the scores in force and, on standard error, what is wrong with files.
ExitCode printScores(Context& context, const Result<protocol::ScoreList>& list);

} // namespace tempo::cli
