#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"

#include <memory>

namespace tempo::cli {
namespace {

ExitCode run(Context& context, const std::string& sender) {
    const auto token = ask<protocol::SenderToken>(context.daemon, "senders.showToken",
                                                  protocol::SenderParams{sender});
    if (!token) {
        return report(context, token.error());
    }
    printToken(context, *token);
    return ExitCode::Done;
}

} // namespace

void addTokenShow(CLI::App& parent, Command& chosen) {
    const auto sender = std::make_shared<std::string>();
    auto* verb = parent.add_subcommand("show", "Print a sender's token again; the audit notes it");
    verb->add_option("sender", *sender, "The sender's name or id")
        ->required()
        ->type_name("NAME|ID");
    verb->footer(R"(Examples:
  tempoctl token show backup
  TEMPO_TOKEN=$(tempoctl token show backup) tempo-post --title Done)");
    verb->callback([&chosen, sender] {
        chosen = [sender](Context& context) {
            return run(context, *sender);
        };
    });
}

} // namespace tempo::cli
