#include "cli/audit_pages.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/table.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    bool refusals = false;
    bool changes = false;
    std::uint64_t limit = 100;
};

std::vector<Column> columns() {
    return {{.title = "NUMBER", .align = Align::Right},
            {.title = "TIME"},
            {.title = "KIND"},
            {.title = "STATUS", .align = Align::Right},
            {.title = "WHO"},
            {.title = "SENDER", .fit = Fit::Optional},
            {.title = "PROVIDER", .fit = Fit::Optional},
            {.title = "DETAIL", .fit = Fit::Shorten}};
}

std::string orDash(const std::string& text) {
    return text.empty() ? "-" : text;
}

/// `×3` after what happened three times.
std::string detailOf(const AuditEntry& entry) {
    return entry.count > 1 ? entry.detail + " (×" + std::to_string(entry.count) + ")"
                           : entry.detail;
}

Row rowOf(const AuditRecord& record) {
    const AuditEntry& entry = record.entry;
    const std::string status = entry.status == 0 ? "-" : std::to_string(entry.status);
    return {{std::to_string(record.sequence)},
            {localTime(entry.at)},
            {entry.kind},
            {status, entry.status == 0 || record.handledAt ? Tone::Plain : Tone::Warning},
            {orDash(entry.address.empty() ? entry.actor : entry.address)},
            {orDash(entry.sender)},
            {orDash(entry.provider)},
            {(record.handledAt ? "handled: " : "") + detailOf(entry)}};
}

ExitCode run(Context& context, const Options& options) {
    using protocol::AuditKinds;
    const AuditKinds kinds = options.refusals  ? AuditKinds::Refusals
                             : options.changes ? AuditKinds::Changes
                                               : AuditKinds::All;
    protocol::AuditPage all;
    const auto read = readAudit(context, kinds, options.limit, [&](auto records) {
        all.records.insert(all.records.end(), records.begin(), records.end());
    });
    if (!read) {
        return report(context, read.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(all));
        return ExitCode::Done;
    }
    std::vector<Row> rows;
    for (const AuditRecord& record : all.records) {
        rows.push_back(rowOf(record));
    }
    context.out << Table(columns(), context.terminal).lines(rows);
    return ExitCode::Done;
}

} // namespace

void addAuditList(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("list", "List refusals and changes, the newest first");
    auto refusals = verb.addFlag("--refusals", options->refusals, "Only refused requests");
    verb.addFlag("--changes", options->changes, "Only changes").excludes(refusals);
    verb.addOption("--limit", options->limit, "At most so many; 100 if not said")
        .atLeastOne()
        .typeName("N");
    verb.footer(R"(WHO is the address of a refused sender, or the user who made a change. Times are
local; with --json they are UTC.

Examples:
  tempoctl audit list --refusals --limit 20
  tempoctl audit list --changes --json)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
