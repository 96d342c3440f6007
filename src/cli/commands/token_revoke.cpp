#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"

#include <memory>

namespace tempo::cli {
namespace {

ExitCode run(Context& context, const std::string& sender) {
    return printChanged(
        context, ask<Sender>(context.daemon, "senders.revoke", protocol::SenderParams{sender}),
        "Sender '" + sender + "' is revoked: its token is refused from the next request on.");
}

} // namespace

void addTokenRevoke(Verb parent, Command& chosen) {
    const auto sender = std::make_shared<std::string>();
    auto verb = parent.addVerb("revoke", "Refuse a sender's token from now on");
    verb.addOption("sender", *sender, "The sender's name or id").required().typeName("NAME|ID");
    verb.footer(R"(Examples:
  tempoctl token revoke backup)");
    verb.whenChosen([&chosen, sender] {
        chosen = [sender](Context& context) {
            return run(context, *sender);
        };
    });
}

} // namespace tempo::cli
