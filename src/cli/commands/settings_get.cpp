#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/setting_words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

ExitCode run(Context& context, const std::string& name) {
    const auto setting =
        ask<protocol::SettingInfo>(context.daemon, "settings.get", protocol::SettingParams{name});
    if (!setting) {
        return report(context, setting.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*setting));
    } else {
        context.out << escapeForTerminal(valueWords(setting->value)) << '\n';
    }
    return ExitCode::Done;
}

} // namespace

void addSettingsGet(Verb parent, Command& chosen) {
    const auto name = std::make_shared<std::string>();
    auto verb = parent.addVerb("get", "Print the value of a setting");
    verb.addOption("name", *name, "The setting's dotted name").required().typeName("NAME");
    verb.footer(R"(Examples:
  tempoctl settings get ingestion.port
  tempoctl settings get ingestion.port --json)");
    verb.whenChosen([&chosen, name] {
        chosen = [name](Context& context) {
            return run(context, *name);
        };
    });
}

} // namespace tempo::cli
