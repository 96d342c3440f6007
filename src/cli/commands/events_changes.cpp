#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/words.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace tempo::cli {
namespace {

/// How many ids one request may carry.
constexpr std::size_t kMostIds = 1000;

struct Change {
    const char* verb;
    const char* method;
    const char* done; ///< the word of the report: `1 event acknowledged`
    const char* help;
    const char* footer;
};

constexpr std::array<Change, 5> kChanges{
    {{"ack", "events.acknowledge", "acknowledged", "Say that someone knows of these events",
      "Examples:\n  tempoctl events ack 01890a5d-ac96-774b-bcce-b302099a8057\n"
      "  tempoctl events list --needs-attention --ids | xargs tempoctl events ack"},
     {"unack", "events.unacknowledge", "unacknowledged", "Take an acknowledgement back",
      "Examples:\n  tempoctl events unack 01890a5d-ac96-774b-bcce-b302099a8057"},
     {"dismiss", "events.dismiss", "dismissed", "Hide these events from lists",
      "Examples:\n  tempoctl events dismiss 01890a5d-ac96-774b-bcce-b302099a8057\n"
      "  tempoctl events list --severity ok --ids | xargs tempoctl events dismiss"},
     {"undismiss", "events.undismiss", "shown again", "Show dismissed events in lists again",
      "Examples:\n  tempoctl events undismiss 01890a5d-ac96-774b-bcce-b302099a8057"},
     {"delete", "events.delete", "deleted", "Delete these events for good",
      "Examples:\n  tempoctl events delete 01890a5d-ac96-774b-bcce-b302099a8057"}}};

struct Options {
    std::vector<EventId> ids;
};

Result<protocol::ChangedResult> apply(Context& context, const Change& change,
                                      const std::vector<EventId>& ids) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    protocol::ChangedResult sum;
    for (auto begin = ids.begin(); begin != ids.end();) {
        const auto count = std::min<std::ptrdiff_t>(kMostIds, ids.end() - begin);
        const protocol::EventIdsParams params{{begin, begin + count}};
        const auto changed = ask<protocol::ChangedResult>(**channel, change.method, params);
        if (!changed) {
            return tl::unexpected(changed.error());
        }
        sum.changed += changed->changed;
        begin += count;
    }
    return sum;
}

ExitCode run(Context& context, const Change& change, const Options& options) {
    const auto result = apply(context, change, options.ids);
    if (!result) {
        return report(context, result.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*result));
    } else {
        context.out << counted(result->changed, "event") << ' ' << change.done << ".\n";
    }
    return ExitCode::Done;
}

void addChange(Verb parent, Command& chosen, const Change& change) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb(change.verb, change.help);
    addReadAll(verb, "id", options->ids, readEventId, "Ids of events").required().typeName("ID");
    verb.footer(change.footer);
    verb.whenChosen([&chosen, &change, options] {
        chosen = [&change, options](Context& context) {
            return run(context, change, *options);
        };
    });
}

} // namespace

void addEventsChanges(Verb parent, Command& chosen) {
    for (const Change& change : kChanges) {
        addChange(parent, chosen, change);
    }
}

} // namespace tempo::cli
