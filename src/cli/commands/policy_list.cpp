#include "cli/commands/commands.hpp"
#include "cli/output/table.hpp"

namespace tempo::cli {
namespace {

void addRows(std::vector<Row>& rows, const std::string& list,
             const std::vector<std::string>& ranges, const std::string& meaning, Tone tone) {
    for (const auto& range : ranges) {
        rows.push_back({{list, tone}, {range}, {meaning}});
    }
}

/// In the order in which they are asked.
std::vector<Row> rowsOf(const protocol::PolicyRules& rules) {
    std::vector<Row> rows;
    addRows(rows, "deny", rules.deny, "may not connect", Tone::Bad);
    addRows(rows, "allow", rules.allow, "may connect", Tone::Good);
    addRows(rows, "trusted", rules.trustedNetworks, "may connect", Tone::Plain);
    if (rules.trustedOnly) {
        rows.push_back({{"else"}, {"anyone"}, {"may not connect (network.trustedOnly is true)"}});
    } else {
        rows.push_back(
            {{"else", Tone::Warning}, {"anyone"}, {"may connect (network.trustedOnly is false)"}});
    }
    addRows(rows, "proxy", rules.proxies, "is believed about its clients' addresses", Tone::Plain);
    return rows;
}

ExitCode run(Context& context) {
    const auto rules = ask<protocol::PolicyRules>(context.daemon, "policy.list", protocol::Empty{});
    if (!rules) {
        return report(context, rules.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*rules));
    } else {
        const std::vector<Column> columns{
            {.title = "LIST"}, {.title = "WHO"}, {.title = "MEANING", .fit = Fit::Shorten}};
        context.out << Table(columns, context.terminal).lines(rowsOf(*rules));
    }
    return ExitCode::Done;
}

} // namespace

void addPolicyList(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("list", "List the rules in the order in which they are asked");
    verb.footer(
        R"(The first rule that holds an address decides. 'tempoctl settings set network.trustedOnly false'
lets everyone connect who is not on the deny list.

Examples:
  tempoctl policy list
  tempoctl policy list --json | jq -r '.deny[]')");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
