#include "cli/audit_pages.hpp"
#include "cli/commands/commands.hpp"
#include "cli/output/csv.hpp"
#include "cli/output/json_text.hpp"

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
    return csvRecord(fields);
}

std::string titles() {
    std::array<std::string, kColumns.size()> names;
    std::copy(kColumns.begin(), kColumns.end(), names.begin());
    return csvRecord(names);
}

ExitCode run(Context& context, const std::string& format) {
    const bool csv = format == "csv";
    bool begun = false;
    const auto begin = [&] {
        context.out << (csv && !begun ? titles() : "");
        begun = true;
    };
    const auto read = readAudit(context, protocol::AuditKinds::All, kAll, [&](auto records) {
        begin();
        for (const AuditRecord& record : records) {
            context.out << (csv ? csvOf(record) : compactJson(protocol::toJson(record)) + "\n");
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
    const auto format = std::make_shared<std::string>("jsonl");
    auto verb = parent.addVerb("export", "Print the whole log, the newest line first");
    verb.addOption("--format", *format, "jsonl (if not said) or csv (RFC 4180)")
        .oneOf({"jsonl", "csv"})
        .typeName("FORMAT");
    verb.footer(R"(Times are UTC.

Examples:
  tempoctl audit export > audit.jsonl
  tempoctl audit export --format csv > audit.csv)");
    verb.whenChosen([&chosen, format] {
        chosen = [format](Context& context) {
            return run(context, *format);
        };
    });
}

} // namespace tempo::cli
