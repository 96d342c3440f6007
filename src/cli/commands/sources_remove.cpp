#include "cli/commands/commands.hpp"
#include "cli/consent.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

/// Deleting a million events takes minutes.
constexpr std::chrono::milliseconds kPatienceForDeletion = std::chrono::hours(1);

struct Options {
    std::string provider;
    bool tree = false;
    bool deleteEvents = false;
    bool revokeTokens = false;
    bool yes = false;
};

protocol::SourceRemoveParams paramsOf(const Options& options) {
    using namespace protocol;
    return {.provider = options.provider,
            .extent = options.tree ? Extent::Tree : Extent::Source,
            .events = options.deleteEvents ? EventsOfSource::Delete : EventsOfSource::Keep,
            .senders = options.revokeTokens ? SendersOfSource::Revoke : SendersOfSource::Keep};
}

std::string question(const Options& options) {
    return "Remove " + escapeForTerminal(options.provider) +
           (options.tree ? " and all sources below it" : "") +
           (options.deleteEvents ? ", and delete its events for good" : "; its events stay") +
           (options.revokeTokens ? ", and revoke its tokens" : "") + "?";
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + escapeForTerminal(name);
    }
    return text;
}

void print(Context& context, const protocol::SourceRemoval& removal) {
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(removal));
        return;
    }
    context.out << "Removed " << joined(removal.removed) << "; "
                << counted(removal.deleted, "event") << " deleted.\n";
    if (!removal.revoked.empty()) {
        context.out << "Revoked: " << joined(removal.revoked) << ".\n";
    }
    if (!removal.maySendYet.empty()) {
        context.err << "May send yet, which brings the source back: " << joined(removal.maySendYet)
                    << ". Revoke with 'tempoctl token revoke'.\n";
    }
}

ExitCode run(Context& context, const Options& options) {
    const auto given = options.yes ? Given::Already : Given::NotYet;
    if (const auto agreed = consent(context, given, question(options)); !agreed) {
        return report(context, agreed.error());
    }
    const auto removal = ask<protocol::SourceRemoval>(context.daemon, "sources.remove",
                                                      paramsOf(options), kPatienceForDeletion);
    if (!removal) {
        return report(context, removal.error());
    }
    print(context, *removal);
    return ExitCode::Done;
}

} // namespace

void addSourcesRemove(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("remove", "Take a source out of the list");
    verb.addOption("provider", options->provider, "The provider of the source")
        .required()
        .typeName("PROVIDER");
    verb.addFlag("--tree", options->tree, "All sources below it too");
    verb.addFlag("--delete-events", options->deleteEvents, "Delete its events for good");
    verb.addFlag("--revoke-tokens", options->revokeTokens,
                 "Revoke the tokens that can send for nothing else");
    verb.addFlag("--yes", options->yes, "Do not ask");
    verb.footer(R"(The next event that comes for it brings a source back.

Examples:
  tempoctl sources remove scripts.shell.test
  tempoctl sources remove scripts.old --tree --delete-events --revoke-tokens --yes)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
