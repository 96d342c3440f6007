#include "cli/commands/commands.hpp"

#include <algorithm>
#include <memory>
#include <optional>

namespace tempo::cli {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPause{100};
constexpr milliseconds kShortestPatience{100};
constexpr double kLongestWait = 86400;

struct Options {
    std::optional<double> seconds;
};

std::string why(const protocol::StatusResult& status) {
    std::string text = "the daemon does not accept events";
    for (const std::string& problem : status.problems) {
        text += (&problem == &status.problems.front() ? ": " : " ") + problem;
    }
    return text + (status.problems.empty() ? ". Look at 'tempoctl status'." : "");
}

/// Healthy, or the failure of this try.
Result<protocol::StatusResult> look(Context& context, milliseconds patience) {
    auto channel = context.daemon.connect(patience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    return ask<protocol::StatusResult>(**channel, "status.get", protocol::Empty{}, patience);
}

ExitCode tell(Context& context, const protocol::StatusResult& status) {
    if (context.format == OutputFormat::Json) {
        printJson(context,
                  {{"acceptsEvents", status.acceptsEvents}, {"problems", status.problems}});
    } else if (status.acceptsEvents) {
        const auto& ingestion = status.ingestion;
        const auto& listener = ingestion.plain.listening ? ingestion.plain : ingestion.tls;
        context.out << "The daemon accepts events on port " << listener.port << ".\n";
    }
    return ExitCode::Done;
}

ExitCode runOnce(Context& context) {
    const auto status = look(context, kPatience);
    if (!status) {
        return report(context, status.error());
    }
    tell(context, *status);
    return status->acceptsEvents ? ExitCode::Done
                                 : report(context, {ExitCode::Refused, why(*status)});
}

ExitCode runUntil(Context& context, Clock::Steady end) {
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(end - context.clock.steady());
        const auto status = look(context, std::max(left, kShortestPatience));
        if (status && status->acceptsEvents) {
            return tell(context, *status);
        }
        if (context.clock.steady() + kPause >= end) {
            const Failure last =
                status ? Failure{ExitCode::Unreachable, why(*status)} : status.error();
            const bool forbidden = last.exit == ExitCode::Forbidden;
            return report(context, {forbidden ? last.exit : ExitCode::Unreachable,
                                    "not healthy in time: " + last.detail});
        }
        context.sleep(kPause);
    }
}

ExitCode run(Context& context, const Options& options) {
    if (!options.seconds) {
        return runOnce(context);
    }
    const std::chrono::duration<double> wait(*options.seconds);
    return runUntil(context, context.clock.steady() + std::chrono::ceil<milliseconds>(wait));
}

} // namespace

void addHealth(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("health", "Tell by the exit code whether the daemon accepts events");
    verb.addOption("--wait", options->seconds,
                   "Wait so many seconds for it; ends with 3 when they are over")
        .between(0.0, kLongestWait)
        .typeName("SECONDS");
    verb.footer(R"(Examples:
  tempoctl health && echo fine
  tempoctl health --wait 30)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
