#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

/// On standard error, so that the token stays alone; nothing for a sender without TLS.
void printTls(Context& context, const Sender& sender) {
    std::string words;
    if (sender.requireTls) {
        words = "requires TLS";
    }
    if (sender.tlsSince) {
        words += (words.empty() ? "is" : ", is");
        words += " on TLS since " + localTime(*sender.tlsSince);
    }
    if (!words.empty()) {
        context.err << escapeForTerminal("'" + sender.name + "' " + words + ".") << '\n';
    }
}

ExitCode run(Context& context, const std::string& sender) {
    const auto token = ask<protocol::SenderToken>(context.daemon, "senders.showToken",
                                                  protocol::SenderParams{sender});
    if (!token) {
        return report(context, token.error());
    }
    printToken(context, *token);
    if (context.format == OutputFormat::Human) {
        printTls(context, token->sender);
        printAdvice(context, token->sender);
    }
    return ExitCode::Done;
}

} // namespace

void addTokenShow(Verb parent, Command& chosen) {
    const auto sender = std::make_shared<std::string>();
    auto verb = parent.addVerb("show", "Print a sender's token again; the audit notes it");
    verb.addOption("sender", *sender, "The sender's name or id").required().typeName("NAME|ID");
    verb.footer(R"(Examples:
  tempoctl token show backup
  TEMPO_TOKEN=$(tempoctl token show backup) tempo-post --title Done)");
    verb.whenChosen([&chosen, sender] {
        chosen = [sender](Context& context) {
            return run(context, *sender);
        };
    });
}

} // namespace tempo::cli
