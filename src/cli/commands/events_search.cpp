#include "cli/commands/commands.hpp"
#include "cli/output/event_printer.hpp"
#include "cli/output/json_text.hpp"
#include "cli/output/words.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace tempo::cli {
namespace {

constexpr std::uint64_t kPageSize = 500;

struct Options {
    std::vector<std::string> words;
    std::uint64_t limit = 100;
    bool all = false;
    bool lines = false;
    bool ids = false;
    bool timing = false;
};

struct Summary {
    std::int64_t elapsed = 0;     ///< microseconds in the daemon
    std::uint64_t unsearched = 0; ///< of the last page
    std::uint64_t found = 0;
};

std::string queryOf(const std::vector<std::string>& words) {
    std::string query;
    for (const auto& word : words) {
        query += (query.empty() ? "" : " ") + word;
    }
    return query;
}

using TakePage = std::function<void(const std::vector<Event>&)>;

/// Hands out page after page, newest first, until there are no more or the limit is reached. A page
/// may be short or empty before the last one.
Result<Summary> readPages(Context& context, const Options& options, const TakePage& take) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    protocol::EventSearchParams params{.query = queryOf(options.words), .before = std::nullopt};
    std::uint64_t left = options.all ? std::numeric_limits<std::uint64_t>::max() : options.limit;
    Summary summary;
    do {
        params.limit = static_cast<std::uint32_t>(std::min(left, kPageSize));
        const auto page = ask<protocol::EventSearchPage>(**channel, "events.search", params);
        if (!page) {
            return tl::unexpected(page.error());
        }
        take(page->events);
        left -= std::min<std::uint64_t>(left, page->events.size());
        summary.found += page->events.size();
        summary.elapsed += page->elapsedMicroseconds;
        summary.unsearched = page->unsearched;
        params.before = page->next;
    } while (left > 0 && params.before);
    return summary;
}

/// `{"events":[…],"unsearched":…,"elapsedMicroseconds":…}`, written page by page.
Result<Summary> printDocument(Context& context, const Options& options) {
    const char* separator = "\n";
    bool begun = false;
    auto summary = readPages(context, options, [&](const std::vector<Event>& events) {
        context.out << (begun ? "" : "{\"events\": [");
        begun = true;
        for (const Event& event : events) {
            context.out << separator << compactJson(protocol::eventToJson(event));
            separator = ",\n";
        }
    });
    if (summary) {
        context.out << "],\n\"unsearched\": " << summary->unsearched
                    << ",\n\"elapsedMicroseconds\": " << summary->elapsed << "}\n";
    }
    return summary;
}

Result<Summary> printStream(Context& context, const Options& options) {
    const EventForm form = options.ids     ? EventForm::Ids
                           : options.lines ? EventForm::Lines
                                           : EventForm::Table;
    EventPrinter printer(context.out, context.terminal, form);
    auto summary = readPages(context, options, [&](const std::vector<Event>& events) {
        if (!events.empty()) {
            printer.print(events);
        }
    });
    if (summary && summary->found == 0 && form == EventForm::Table) {
        context.err << "No events.\n";
    }
    if (summary && summary->unsearched > 0) {
        context.err << "Up to " << counted(summary->unsearched, "event")
                    << " could not be searched yet: the daemon is still reading them into its "
                       "index.\n";
    }
    return summary;
}

ExitCode run(Context& context, const Options& options) {
    const bool document = context.format == OutputFormat::Json && !options.lines && !options.ids;
    const auto summary = document ? printDocument(context, options) : printStream(context, options);
    if (!summary) {
        return report(context, summary.error());
    }
    if (options.timing) {
        context.err << "elapsedMicroseconds: " << summary->elapsed << '\n';
    }
    return ExitCode::Done;
}

} // namespace

void addEventsSearch(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("search", "Find events by words, the newest first");
    verb.addOption("words", options->words, "What to look for; all of it must hold")
        .typeName("WORDS");
    auto limit = verb.addOption("--limit", options->limit, "At most so many; 100 if not said")
                     .atLeastOne()
                     .typeName("N");
    verb.addFlag("--all", options->all, "All of them").excludes(limit);
    auto lines = verb.addFlag("--jsonl", options->lines, "One JSON object a line");
    verb.addFlag("--ids", options->ids, "Only the ids, one a line").excludes(lines);
    verb.addFlag("--timing", options->timing,
                 "Say on standard error what the search took in the daemon");
    verb.footer(
        R"(Words are looked for in titles, subtitles, providers and values of the metadata: disk, dis*,
-disk, '"disk full"'. Conditions: source:NAME severity:WORD severity:>=WORD state:WORD tag:TAG
before:TIME after:TIME is:acknowledged is:dismissed is:new is:needs-attention, each also with a
minus but the times. A TIME is a date, a time, or an age as 7d. After -- a minus is no option.

Examples:
  tempoctl events search disk full
  tempoctl events search '"disk full"' source:nas 'severity:>=error' after:7d
  tempoctl events search --all --ids source:scripts.test before:30d | xargs tempoctl events dismiss
  tempoctl events search -- backup -failed)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
