#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/setting_words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    std::string name;
    std::string value;
    bool force = false;
};

constexpr const char* kForceHelp = "Even if senders that require TLS stop working by it";

ExitCode printSetting(Context& context, const Result<protocol::SettingInfo>& setting) {
    if (!setting) {
        return report(context, setting.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*setting));
    } else {
        context.err << escapeForTerminal(setting->name + " is now " + valueWords(setting->value) +
                                         " (" + setting->origin + ").")
                    << '\n';
    }
    return ExitCode::Done;
}

/// The daemon reads the text as the setting's type, so that types are known in one place.
ExitCode set(Context& context, const Options& options) {
    return printSetting(
        context, ask<protocol::SettingInfo>(
                     context.daemon, "settings.set",
                     protocol::SettingSetParams{options.name, options.value, options.force}));
}

ExitCode unset(Context& context, const Options& options) {
    return printSetting(context, ask<protocol::SettingInfo>(
                                     context.daemon, "settings.unset",
                                     protocol::SettingUnsetParams{options.name, options.force}));
}

} // namespace

void addSettingsSet(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto setVerb = parent.addVerb("set", "Change a setting, in force at once");
    setVerb.addOption("name", options->name, "The setting's dotted name")
        .required()
        .typeName("NAME");
    setVerb.addOption("value", options->value, "Its new value").required().typeName("VALUE");
    setVerb.addFlag("--force", options->force, kForceHelp);
    setVerb.footer(R"(Examples:
  tempoctl settings set ingestion.port 7777
  tempoctl settings set ingestion.bind loopback)");
    setVerb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return set(context, *options);
        };
    });

    auto unsetVerb = parent.addVerb("unset", "Go back to a setting's default");
    unsetVerb.addOption("name", options->name, "The setting's dotted name")
        .required()
        .typeName("NAME");
    unsetVerb.addFlag("--force", options->force, kForceHelp);
    unsetVerb.footer(R"(Examples:
  tempoctl settings unset ingestion.port)");
    unsetVerb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return unset(context, *options);
        };
    });
}

} // namespace tempo::cli
