#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    std::string sender;
    std::chrono::seconds grace{0};
};

ExitCode run(Context& context, const Options& options) {
    const auto token = ask<protocol::SenderToken>(
        context.daemon, "senders.rotate",
        protocol::SenderRotateParams{.sender = options.sender, .grace = options.grace});
    if (!token) {
        return report(context, token.error());
    }
    printToken(context, *token);
    if (context.format == OutputFormat::Human) {
        context.err << (options.grace.count() == 0 ? "The earlier token is no longer valid.\n"
                                                   : "The earlier token stays valid for " +
                                                         durationWords(options.grace) + ".\n");
    }
    return ExitCode::Done;
}

} // namespace

void addTokenRotate(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("rotate", "Give a sender a new token and print it");
    verb.addOption("sender", options->sender, "The sender's name or id")
        .required()
        .typeName("NAME|ID");
    addRead(verb, "--grace", options->grace, readDuration,
            "How long the earlier token stays valid; not at all if not said")
        .typeName("DURATION");
    verb.footer(R"(Examples:
  tempoctl token rotate backup
  tempoctl token rotate backup --grace 1h)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
