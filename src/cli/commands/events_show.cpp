#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/fields.hpp"
#include "cli/output/json_text.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    EventId id;
};

/// The sender's name where it still exists, and its id.
std::string senderWords(Channel& channel, SenderId id) {
    const auto sender = ask<Sender>(channel, "senders.get", protocol::SenderParams{id.toString()});
    return sender ? sender->name + " (" + id.toString() + ")" : id.toString();
}

/// The severity that counts, how it is shown, and the sender's own where that is another.
std::string severityWords(const Event& event) {
    std::string words(toText(event.severity));
    if (!event.label.empty()) {
        words += ", shown as " + event.label;
    }
    if (event.senderSeverity && *event.senderSeverity != event.severity) {
        words += ", sent as " + std::string(toText(*event.senderSeverity));
    }
    return words;
}

std::string stackWords(const Event& event) {
    if (!event.stackID) {
        return "";
    }
    return std::to_string(*event.stackID) + " (" + std::string(toText(event.role)) + ")";
}

std::string actionLines(const std::vector<protocol::EventAction>& actions) {
    std::string lines = actions.empty() ? "" : "Actions\n";
    for (const auto& action : actions) {
        lines += escapeForTerminal(
                     "  " + action.label + ": " + action.kind + " " +
                     (action.reason.empty() ? action.text : "is impossible: " + action.reason) +
                     (action.availability == "switched-off" ? " (switched off)" : "")) +
                 "\n";
    }
    return lines;
}

std::string fieldsOf(const Event& event, const std::string& sender) {
    Fields fields;
    fields.add("Title", event.displayTitle.empty() ? event.title : event.displayTitle);
    fields.add("As sent", event.displayTitle.empty() ? "" : event.title);
    fields.add("Subtitle",
               event.displaySubtitle.empty() ? event.subtitle.value_or("") : event.displaySubtitle);
    fields.add("Severity", severityWords(event));
    fields.add("Tag", event.tag);
    fields.add("State", toText(event.state));
    fields.add("Needs attention", event.needsAttention ? "yes" : "no");
    fields.add("Type", toText(event.eventType));
    fields.add("Provider", event.providerIdentifier);
    fields.add("Score", event.score);
    fields.add("Stack", stackWords(event));
    fields.add("External id", event.externalID.value_or(""));
    fields.add("Start", localTime(event.startDate));
    fields.add("End", localTime(event.endDate, ""));
    fields.add("Received",
               localTime(event.receivedAt) + ", " + std::string(toText(event.transport)));
    fields.add("Acknowledged", localTime(event.acknowledgedAt, ""));
    fields.add("Dismissed", localTime(event.dismissedAt, ""));
    fields.add("Sender", sender);
    fields.add("Id", event.id.toString());
    fields.add("Revision", std::to_string(event.revision));
    return fields.lines();
}

/// Metadata under a heading, unless there is none.
std::string section(const char* heading, const std::string& json) {
    const auto document = protocol::Json::parse(json, nullptr, /*allow_exceptions=*/false);
    return document.empty() ? "" : std::string(heading) + "\n" + prettyJson(document) + "\n";
}

std::string revisions(const std::vector<protocol::EventRevision>& revisions) {
    std::string text;
    for (const auto& revision : revisions) {
        text += "Revision " + std::to_string(revision.revision) + ", replaced " +
                localTime(revision.replacedAt) + "\n" + prettyJson(revision.document) + "\n";
    }
    return text;
}

ExitCode run(Context& context, const Options& options) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return report(context, channel.error());
    }
    const auto detail =
        ask<protocol::EventDetail>(**channel, "events.get", protocol::EventParams{options.id});
    if (!detail) {
        return report(context, detail.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*detail));
        return ExitCode::Done;
    }
    const Event& event = detail->event;
    context.out << fieldsOf(event, senderWords(**channel, event.sender))
                << section("Metadata", event.metadata) << actionLines(detail->actions)
                << revisions(detail->revisions);
    return ExitCode::Done;
}

} // namespace

void addEventsShow(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("show", "Show one event with its earlier versions");
    addRead(verb, "id", options->id, readEventId, "The event's id").required().typeName("ID");
    verb.footer(R"(Examples:
  tempoctl events show 01890a5d-ac96-774b-bcce-b302099a8057
  tempoctl events list --limit 1 --ids | xargs tempoctl events show --json)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
