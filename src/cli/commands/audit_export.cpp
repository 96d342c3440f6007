#include "cli/arguments/selection.hpp"
#include "cli/audit_pages.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/json_text.hpp"

#include <tempo/protocol/csv.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

namespace tempo::cli {
namespace {

using protocol::Json;

constexpr std::uint64_t kAll = std::numeric_limits<std::uint64_t>::max();

/// The columns of the CSV form, under the names of the wire.
constexpr std::array<const char*, 13> kColumns{
    "sequence",  "at",     "kind",      "actor",  "address", "sender",   "provider",
    "transport", "status", "requestId", "detail", "count",   "handledAt"};

std::string csvOf(const AuditRecord& record) {
    const Json line = protocol::toJson(record);
    std::array<std::string, kColumns.size()> fields;
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        const auto found = line.find(kColumns.at(i));
        if (found != line.end()) {
            fields.at(i) = found->is_string() ? found->get<std::string>() : found->dump();
        }
    }
    return protocol::csvRecord(fields);
}

std::string titles() {
    std::array<std::string, kColumns.size()> names;
    std::copy(kColumns.begin(), kColumns.end(), names.begin());
    return protocol::csvRecord(names);
}

struct Options {
    Selection selection;
    std::string format = "jsonl";
};

bool isOf(std::string_view provider, std::string_view wanted) {
    return provider == wanted ||
           (provider.starts_with(wanted) && provider.substr(wanted.size()).starts_with('.'));
}

bool isSelected(const AuditEntry& entry, const protocol::EventSelection& selection) {
    return (!selection.provider || isOf(entry.provider, *selection.provider)) &&
           (!selection.sender || entry.sender == *selection.sender) &&
           (!selection.after || entry.at >= *selection.after) &&
           (!selection.before || entry.at < *selection.before);
}

ExitCode run(Context& context, const Options& options) {
    const auto selection = messageOf(options.selection, context.clock.now());
    const bool csv = options.format == "csv";
    bool begun = false;
    const auto begin = [&] {
        context.out << (csv && !begun ? titles() : "");
        begun = true;
    };
    const auto read = readAudit(context, protocol::AuditKinds::All, kAll, [&](auto records) {
        begin();
        for (const AuditRecord& record : records) {
            if (isSelected(record.entry, selection)) {
                context.out << (csv ? csvOf(record) : compactJson(protocol::toJson(record)) + "\n");
            }
        }
    });
    if (!read) {
        return report(context, read.error());
    }
    begin(); // an empty log has titles too
    return ExitCode::Done;
}

} // namespace

void addAuditExport(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("export", "Print the log, the newest line first");
    addSelection(verb, options->selection);
    verb.addOption("--format", options->format, "jsonl (if not said) or csv (RFC 4180)")
        .oneOf({"jsonl", "csv"})
        .typeName("FORMAT");
    verb.footer(R"(Times are UTC. A sender is meant by its name here.

Examples:
  tempoctl audit export > audit.jsonl
  tempoctl audit export --after 7d --format csv > audit.csv)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
