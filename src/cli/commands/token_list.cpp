#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"
#include "cli/output/table.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

std::vector<Column> columns() {
    return {{.title = "NAME", .fit = Fit::Shorten},
            {.title = "PROVIDER"},
            {.title = "STATE"},
            {.title = "RATE", .align = Align::Right},
            {.title = "EVENTS", .align = Align::Right},
            {.title = "LAST USED"},
            {.title = "TLS", .fit = Fit::Optional},
            {.title = "FROM", .fit = Fit::Optional},
            {.title = "EXPIRES", .fit = Fit::Optional},
            {.title = "ID", .fit = Fit::Optional}};
}

Tone toneOf(const Sender& sender, std::string_view state) {
    if (sender.exposedAt) {
        return Tone::Bad;
    }
    return state == "active" ? Tone::Good : Tone::Warning;
}

Row rowOf(const Sender& sender, Timestamp now) {
    const std::string_view state = senderState(sender, now);
    return {{sender.name},
            {sender.provider},
            {std::string(state), toneOf(sender, state)},
            {rateWords(sender.rate)},
            {std::to_string(sender.eventCount)},
            {localTime(sender.lastUsedAt, "never")},
            {tlsWords(sender)},
            {sender.lastUsedAddress.value_or("-")},
            {localTime(sender.expiresAt, "never")},
            {sender.id.toString()}};
}

ExitCode run(Context& context) {
    const auto list = ask<protocol::SenderList>(context.daemon, "senders.list", protocol::Empty{});
    if (!list) {
        return report(context, list.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*list));
        return ExitCode::Done;
    }
    if (list->senders.empty()) {
        context.err << "No senders yet. Make one with 'tempoctl token create'.\n";
        return ExitCode::Done;
    }
    std::vector<Row> rows;
    for (const Sender& sender : list->senders) {
        rows.push_back(rowOf(sender, context.clock.now()));
    }
    context.out << Table(columns(), context.terminal).lines(rows);
    for (const Sender& sender : list->senders) {
        printAdvice(context, sender);
    }
    return ExitCode::Done;
}

} // namespace

void addTokenList(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("list", "List the senders, without their tokens");
    verb.footer(R"(Examples:
  tempoctl token list
  tempoctl token list --json | jq -r '.senders[].name')");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
