#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/json_text.hpp"
#include "cli/output/timeline_printer.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

namespace tempo::cli {
namespace {

constexpr std::uint64_t kPageSize = 500;

/// Which rows of the timeline a verb is about.
enum class Rows : std::uint8_t { All, Stacks };

struct Options {
    std::optional<std::string> provider;
    std::vector<std::string> without;
    std::optional<Severity> severity;
    bool needsAttention = false;
    bool withDismissed = false;
    std::uint64_t limit = 100;
};

protocol::TimelineFilter filterOf(const Options& options) {
    using namespace protocol;
    return {.provider = options.provider,
            .severity = options.severity,
            .attention = options.needsAttention ? Attention::Needed : Attention::Any,
            .dismissed = options.withDismissed ? Dismissed::Shown : Dismissed::Hidden,
            .without = options.without};
}

/// Page after page, until there are as many as wanted or no more.
Result<std::vector<protocol::TimelineRow>> read(Context& context, const Options& options,
                                                Rows wanted) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return tl::unexpected(channel.error());
    }
    protocol::TimelineParams params{.filter = filterOf(options)};
    params.limit = static_cast<std::uint32_t>(std::min(options.limit, kPageSize));
    std::vector<protocol::TimelineRow> rows;
    do {
        auto page = ask<protocol::TimelinePage>(**channel, "timeline.list", params);
        if (!page) {
            return tl::unexpected(page.error());
        }
        std::ranges::copy_if(page->rows, std::back_inserter(rows), [wanted](const auto& row) {
            return wanted == Rows::All || row.stack.has_value();
        });
        params.before = page->next;
    } while (rows.size() < options.limit && params.before);
    rows.resize(std::min<std::size_t>(rows.size(), options.limit));
    return rows;
}

ExitCode run(Context& context, const Options& options, Rows wanted) {
    const auto rows = read(context, options, wanted);
    if (!rows) {
        return report(context, rows.error());
    }
    if (context.format == OutputFormat::Json) {
        const protocol::TimelinePage page{.rows = *rows};
        printJson(context, {{"rows", protocol::toJson(page)["rows"]}});
        return ExitCode::Done;
    }
    if (rows->empty()) {
        context.err << (wanted == Rows::All ? "No events.\n" : "No stacks.\n");
        return ExitCode::Done;
    }
    TimelinePrinter(context.out, context.terminal).print(*rows);
    return ExitCode::Done;
}

void addFilters(Verb verb, Options& options) {
    verb.addOption("--provider", options.provider, "Only of this provider and those below it")
        .typeName("PROVIDER");
    verb.addOption("--without", options.without, "Nothing of this provider and those below it")
        .typeName("PROVIDER");
    addRead(verb, "--severity", options.severity, readSeverity,
            "Only what is shown with this severity: ok, info, warning, error or critical")
        .typeName("SEVERITY");
    verb.addFlag("--needs-attention", options.needsAttention,
                 "Only what fires, is at least a warning, and that nobody has settled");
    verb.addFlag("--with-dismissed", options.withDismissed, "What is dismissed too");
    verb.addOption("--limit", options.limit, "At most so many; 100 if not said")
        .atLeastOne()
        .typeName("N");
}

void finish(Verb verb, Command& chosen, Rows rows) {
    const auto options = std::make_shared<Options>();
    addFilters(verb, *options);
    verb.whenChosen([&chosen, options, rows] {
        chosen = [options, rows](Context& context) {
            return run(context, *options, rows);
        };
    });
}

} // namespace

void addTimeline(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("timeline", "Show the timeline: events and stacks, newest first");
    verb.footer(
        R"(A stack is one row, with its number, how many events it has, and its newest one's id.

Examples:
  tempoctl timeline
  tempoctl timeline --needs-attention --provider scripts
  tempoctl timeline --without com.home-assistant --without scripts.test
  tempoctl timeline --json | jq -r '.rows[].event.title')");
    finish(verb, chosen, Rows::All);
}

void addStacksList(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("list", "List the stacks, the newest first");
    verb.footer(R"(Examples:
  tempoctl stacks list
  tempoctl stacks list --provider uptime-kuma --limit 10)");
    finish(verb, chosen, Rows::Stacks);
}

} // namespace tempo::cli
