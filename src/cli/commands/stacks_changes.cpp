#include "cli/commands/commands.hpp"
#include "cli/output/words.hpp"

#include <array>
#include <memory>
#include <vector>

namespace tempo::cli {
namespace {

struct StackChange {
    const char* verb;
    protocol::Mark mark;
    const char* done; ///< the word of the report: `7 events acknowledged`
    const char* help;
    const char* footer;
};

constexpr std::array<StackChange, 2> kStackChanges{
    {{"ack", protocol::Mark::Acknowledge, "acknowledged",
      "Say that someone knows of all events of these stacks",
      "Examples:\n  tempoctl stacks ack 12\n"
      "  tempoctl stacks list --needs-attention --json | jq '.rows[].stack.id' | xargs tempoctl "
      "stacks ack"},
     {"dismiss", protocol::Mark::Dismiss, "dismissed", "Hide these stacks with all their events",
      "Examples:\n  tempoctl stacks dismiss 12 13"}}};

struct Options {
    std::vector<StackId> stacks;
};

ExitCode run(Context& context, const StackChange& change, const Options& options) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return report(context, channel.error());
    }
    const protocol::TimelineMarkParams params{
        .mark = change.mark, .events = {}, .stacks = options.stacks, .filter = std::nullopt};
    const auto marked = ask<protocol::TimelineMarked>(**channel, "timeline.mark", params);
    if (!marked) {
        return report(context, marked.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*marked));
    } else {
        context.out << counted(marked->changed, "event") << ' ' << change.done << ".\n";
    }
    return ExitCode::Done;
}

void addChange(Verb parent, Command& chosen, const StackChange& change) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb(change.verb, change.help);
    verb.addOption("stack", options->stacks, "Numbers of stacks, at most 1,000")
        .required()
        .typeName("STACK");
    verb.footer(change.footer);
    verb.whenChosen([&chosen, &change, options] {
        chosen = [&change, options](Context& context) {
            return run(context, change, *options);
        };
    });
}

} // namespace

void addStacksChanges(Verb parent, Command& chosen) {
    for (const StackChange& change : kStackChanges) {
        addChange(parent, chosen, change);
    }
}

} // namespace tempo::cli
