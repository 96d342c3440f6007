#pragma once

#include "cli/daemon.hpp"
#include "cli/exit_code.hpp"
#include "cli/failure.hpp"
#include "cli/output/terminal.hpp"

#include <tempo/core/clock.hpp>

#include <chrono>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace tempo::cli {

enum class OutputFormat : std::uint8_t { Human, Json };

/// What a command works with. It borrows everything.
struct Context {
    Daemon& daemon;
    const Clock& clock;
    std::function<void(std::chrono::milliseconds)> sleep;
    /// Puts a question to the person at the terminal and gives their line; nothing when there is no
    /// terminal.
    std::function<std::optional<std::string>(std::string_view question)> ask;
    std::ostream& out; ///< the answer
    std::ostream& err; ///< everything that is not the answer
    Terminal terminal; ///< of `out`
    OutputFormat format = OutputFormat::Human;
};

/// What a command line means, ready to be done.
using Command = std::function<ExitCode(Context&)>;

/// Says `tempoctl: …` on standard error and gives the exit code.
ExitCode report(Context& context, const Failure& failure);

/// Prints a document on standard output.
void printJson(Context& context, const protocol::Json& document);

} // namespace tempo::cli
