#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    std::string sender;
    std::string name;
};

ExitCode run(Context& context, const Options& options) {
    protocol::SenderUpdateParams params;
    params.sender = options.sender;
    params.name = options.name;
    return printChanged(context, ask<Sender>(context.daemon, "senders.update", params),
                        "Sender '" + options.sender + "' is now '" + options.name +
                            "'. Its token is the same.");
}

} // namespace

void addTokenRename(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("rename", "Give a sender another name");
    verb.addOption("sender", options->sender, "The sender's name or id")
        .required()
        .typeName("NAME|ID");
    verb.addOption("name", options->name, "The new name").required().typeName("NEW");
    verb.footer(R"(Examples:
  tempoctl token rename backup 'Backup of the NAS')");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
