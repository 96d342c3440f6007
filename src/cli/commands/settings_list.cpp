#include "cli/commands/commands.hpp"
#include "cli/output/setting_words.hpp"
#include "cli/output/table.hpp"

namespace tempo::cli {
namespace {

std::vector<Column> columns() {
    return {{.title = "NAME"},
            {.title = "VALUE"},
            {.title = "ORIGIN"},
            {.title = "LOCKED"},
            {.title = "DESCRIPTION", .fit = Fit::Shorten}};
}

ExitCode run(Context& context) {
    const auto list =
        ask<protocol::SettingList>(context.daemon, "settings.list", protocol::Empty{});
    if (!list) {
        return report(context, list.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*list));
        return ExitCode::Done;
    }
    std::vector<Row> rows;
    for (const auto& setting : list->settings) {
        rows.push_back(
            {{setting.name},
             {valueWords(setting.value)},
             {originWords(setting)},
             {setting.locked ? "yes" : "no", setting.locked ? Tone::Warning : Tone::Plain},
             {setting.description}});
    }
    context.out << Table(columns(), context.terminal).lines(rows);
    return ExitCode::Done;
}

} // namespace

void addSettingsList(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("list", "List the settings with their origin");
    verb.footer(
        R"(A locked setting is fixed by a file, a variable or an option of tempod and is changed
there.

Examples:
  tempoctl settings list
  tempoctl settings list --json)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
