#include "cli/commands/commands.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/fields.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    std::uint64_t id = 0;
    std::uint64_t limit = 100;
};

struct Shown {
    protocol::StackDetail row;
    protocol::EventPage members;
};

Result<Shown> read(Context& context, const Options& options) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    auto row =
        ask<protocol::StackDetail>(**channel, "stacks.get", protocol::StackParams{options.id});
    if (!row) {
        return tl::unexpected(row.error());
    }
    const protocol::StackEventsParams params{.id = options.id,
                                             .limit = static_cast<std::uint32_t>(options.limit)};
    auto members = ask<protocol::EventPage>(**channel, "stacks.events", params);
    if (!members) {
        return tl::unexpected(members.error());
    }
    return Shown{*std::move(row), *std::move(members)};
}

std::string text(const protocol::Stack& stack) {
    Fields fields;
    fields.add("Stack", std::to_string(stack.id) + ", a " + std::string(toText(stack.kind)));
    fields.add("Title", stack.title);
    fields.add("Provider", stack.providerIdentifier);
    fields.add("Key", stack.key);
    fields.add("Severity", std::string(toText(stack.severity)) + " (latest " +
                               std::string(toText(stack.latestSeverity)) + ", worst " +
                               std::string(toText(stack.worstSeverity)) + ")");
    fields.add("Events", std::to_string(stack.events) + ", " +
                             std::to_string(stack.needsAttention) + " of them need attention");
    if (stack.kind == StackKind::Session) {
        fields.add("Cycles", std::to_string(stack.cycles));
        fields.add("At rest since", localTime(stack.closedAt, "not at rest"));
    }
    fields.add("From", localTime(stack.firstAt));
    fields.add("To", localTime(stack.latestAt));
    return fields.lines();
}

void printJsonOf(Context& context, const Shown& shown) {
    auto document = protocol::toJson(shown.row);
    document["members"] = protocol::toJson(shown.members)["events"];
    printJson(context, document);
}

ExitCode run(Context& context, const Options& options) {
    const auto shown = read(context, options);
    if (!shown) {
        return report(context, shown.error());
    }
    if (context.format == OutputFormat::Json) {
        printJsonOf(context, *shown);
        return ExitCode::Done;
    }
    if (shown->row.stack) {
        context.out << text(*shown->row.stack) << '\n';
    }
    EventPrinter(context.out, context.terminal, EventForm::Table).print(shown->members.events);
    return ExitCode::Done;
}

} // namespace

void addStacksShow(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("show", "Show a stack and its events, the newest first");
    verb.addOption("id", options->id, "The number of the stack").required().typeName("STACK");
    verb.addOption("--limit", options->limit, "At most so many events; 100 if not said")
        .between(1, 1000)
        .typeName("N");
    verb.footer(R"(Examples:
  tempoctl stacks show 42
  tempoctl stacks show 42 --json | jq '.members | length')");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
