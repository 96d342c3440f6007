#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/follower.hpp"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <limits>
#include <memory>

namespace tempo::cli {
namespace {

constexpr std::uint32_t kMostLast = 1000;

struct Options {
    std::optional<std::uint64_t> limit;
    std::uint32_t last = 10;
    std::optional<EventId> after;
    std::optional<std::string> provider;
    bool lines = false;
};

/// Ctrl-C is how a tail is meant to end. What it has printed is flushed event by event.
void endWell(int /*signal*/) {
    std::_Exit(static_cast<int>(ExitCode::Done));
}

ExitCode run(Context& context, const Options& options) {
    std::signal(SIGINT, endWell);
    const bool lines = options.lines || context.format == OutputFormat::Json;
    Follower follower(
        context,
        {.limit = options.limit.value_or(std::numeric_limits<std::uint64_t>::max()),
         .last = options.last,
         .after = options.after,
         .provider = options.provider},
        EventPrinter(context.out, context.terminal, lines ? EventForm::Lines : EventForm::Table));
    const auto followed = follower.run();
    return followed ? ExitCode::Done : report(context, followed.error());
}

} // namespace

void addEventsTail(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("tail", "Show the last events and follow the new ones");
    verb.addOption("--limit", options->limit, "End after so many events in all")
        .atLeastOne()
        .typeName("N");
    auto last = verb.addOption("--last", options->last,
                               "Begin with so many stored events, at most 1000; 10 if not said")
                    .between(0U, kMostLast)
                    .typeName("N");
    addRead(verb, "--after", options->after, readEventId,
            "Begin with what came after this event instead")
        .typeName("ID")
        .excludes(last);
    verb.addOption("--provider", options->provider, "Only events of exactly this provider")
        .typeName("PROVIDER");
    verb.addFlag("--jsonl", options->lines, "One JSON object a line; --json does the same here");
    verb.footer(
        R"(An event that is replaced, acknowledged or dismissed shows again. When the daemon
restarts, tail connects again and goes on where it was, without gap or repeat.
Ctrl-C ends it with exit code 0.

Examples:
  tempoctl events tail
  tempoctl events tail --last 0 --limit 1 --jsonl
  tempoctl events tail --provider scripts.backup)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
