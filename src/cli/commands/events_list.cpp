#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/json_text.hpp"

#include <algorithm>
#include <limits>
#include <memory>

namespace tempo::cli {
namespace {

constexpr std::uint64_t kPageSize = 500;

struct Options {
    std::optional<std::string> provider;
    std::optional<Severity> severity;
    bool needsAttention = false;
    bool withDismissed = false;
    std::uint64_t limit = 100;
    bool all = false;
    bool lines = false;
    bool ids = false;
    bool timing = false;
};

protocol::EventListParams firstPage(const Options& options) {
    using protocol::Attention;
    using protocol::Dismissed;
    return {.provider = options.provider,
            .severity = options.severity,
            .attention = options.needsAttention ? Attention::Needed : Attention::Any,
            .dismissed = options.withDismissed ? Dismissed::Shown : Dismissed::Hidden,
            .before = std::nullopt,
            .limit = 0};
}

using TakePage = std::function<void(const std::vector<Event>&)>;

/// Hands out page after page, newest first, until there are no more or the limit is reached.
/// Gives what the queries took in the daemon, in microseconds.
Result<std::int64_t> readPages(Context& context, const Options& options, const TakePage& take) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    auto params = firstPage(options);
    std::uint64_t left = options.all ? std::numeric_limits<std::uint64_t>::max() : options.limit;
    std::int64_t elapsed = 0;
    do {
        params.limit = static_cast<std::uint32_t>(std::min(left, kPageSize));
        const auto page = ask<protocol::EventPage>(**channel, "events.list", params);
        if (!page) {
            return tl::unexpected(page.error());
        }
        take(page->events);
        left -= std::min<std::uint64_t>(left, page->events.size());
        elapsed += page->elapsedMicroseconds;
        params.before = page->next;
    } while (left > 0 && params.before);
    return elapsed;
}

/// `{"events":[…],"elapsedMicroseconds":…}`, written page by page.
Result<std::int64_t> printDocument(Context& context, const Options& options) {
    const char* separator = "\n";
    bool begun = false;
    auto elapsed = readPages(context, options, [&](const std::vector<Event>& events) {
        context.out << (begun ? "" : "{\"events\": [");
        begun = true;
        for (const Event& event : events) {
            context.out << separator << compactJson(protocol::eventToJson(event));
            separator = ",\n";
        }
    });
    if (elapsed) {
        context.out << "],\n\"elapsedMicroseconds\": " << *elapsed << "}\n";
    }
    return elapsed;
}

Result<std::int64_t> printStream(Context& context, const Options& options) {
    const EventForm form = options.ids     ? EventForm::Ids
                           : options.lines ? EventForm::Lines
                                           : EventForm::Table;
    EventPrinter printer(context.out, context.terminal, form);
    std::size_t printed = 0;
    auto elapsed = readPages(context, options, [&](const std::vector<Event>& events) {
        if (!events.empty()) {
            printer.print(events);
            printed += events.size();
        }
    });
    if (elapsed && printed == 0 && form == EventForm::Table) {
        context.err << "No events.\n";
    }
    return elapsed;
}

ExitCode run(Context& context, const Options& options) {
    const bool document = context.format == OutputFormat::Json && !options.lines && !options.ids;
    const auto elapsed = document ? printDocument(context, options) : printStream(context, options);
    if (!elapsed) {
        return report(context, elapsed.error());
    }
    if (options.timing) {
        context.err << "elapsedMicroseconds: " << *elapsed << '\n';
    }
    return ExitCode::Done;
}

void addFilters(Verb verb, Options& options) {
    verb.addOption("--provider", options.provider, "Only events of exactly this provider")
        .typeName("PROVIDER");
    addRead(verb, "--severity", options.severity, readSeverity,
            "Only events of exactly this severity: ok, info, warning, error or critical")
        .typeName("SEVERITY");
    verb.addFlag("--needs-attention", options.needsAttention,
                 "Only events that fire, at least a warning, and that nobody has settled");
    verb.addFlag("--with-dismissed", options.withDismissed, "Dismissed events too");
}

} // namespace

void addEventsList(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("list", "List events, the newest first");
    addFilters(verb, *options);
    auto limit = verb.addOption("--limit", options->limit, "At most so many; 100 if not said")
                     .atLeastOne()
                     .typeName("N");
    verb.addFlag("--all", options->all, "All of them").excludes(limit);
    auto lines = verb.addFlag("--jsonl", options->lines, "One JSON object a line");
    verb.addFlag("--ids", options->ids, "Only the ids, one a line").excludes(lines);
    verb.addFlag("--timing", options->timing,
                 "Say on standard error what the queries took in the daemon");
    verb.footer(R"(Times are local; with --json and --jsonl they are UTC.

Examples:
  tempoctl events list --needs-attention
  tempoctl events list --provider scripts.backup --limit 20
  tempoctl events list --all --jsonl > events.jsonl
  tempoctl events list --severity ok --ids | xargs tempoctl events dismiss)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
