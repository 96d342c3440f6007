#include "cli/commands/commands.hpp"
#include "cli/consent.hpp"
#include "cli/output/escape.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tempo::cli {
namespace {

using Names = std::vector<std::string>;

/// What the two verbs say and do.
struct Replacement {
    const char* verb;
    const char* method;
    const char* help;
    const char* footer;
    const char* warning; ///< what it means for the senders that are named after it
    const char* done;
};

constexpr Replacement kRegenerate{
    .verb = "regenerate",
    .method = "tls.regenerate",
    .help = "Make a new authority, key and certificate",
    .footer = R"(Senders that trust the authority or pin the key have to be given the new one.

Examples:
  tempoctl tls regenerate
  tempoctl tls regenerate --yes && tempoctl tls ca > tempo-ca.pem)",
    .warning = "Until they have the new authority or pin, these senders cannot post over TLS: ",
    .done = "There is a new authority. Give it to senders: tempoctl tls ca > tempo-ca.pem\n"};

constexpr Replacement kRemove{
    .verb = "remove",
    .method = "tls.remove",
    .help = "Switch the TLS listener off and delete its keys",
    .footer =
        R"(Tempo's own authority, certificate and keys are deleted. Files with a certificate of
your own stay as they are.

Examples:
  tempoctl tls remove
  tempoctl tls remove --yes)",
    .warning = "These senders have last posted over TLS and cannot any more: ",
    .done = "The TLS listener is off, and Tempo's keys and certificates are deleted.\n"};

/// Those whose last post came over TLS.
Names sendersOnTls(const protocol::SenderList& list) {
    Names names;
    for (const auto& sender : list.senders) {
        if (sender.lastUsedTransport == Transport::Tls && !sender.revokedAt) {
            names.push_back(sender.name);
        }
    }
    return names;
}

std::string joined(const Names& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + escapeForTerminal(name);
    }
    return text;
}

std::string question(const Replacement& replacement, const Names& senders) {
    return (senders.empty() ? "No sender has posted over TLS last."
                            : replacement.warning + joined(senders) + ".") +
           " Go on?";
}

void print(Context& context, const Replacement& replacement, const protocol::TlsStatus& status,
           const Names& senders) {
    if (context.format == OutputFormat::Json) {
        auto document = protocol::toJson(status);
        document["sendersToUpdate"] = senders;
        printJson(context, document);
        return;
    }
    if (!senders.empty()) {
        context.err << replacement.warning << joined(senders) << ".\n";
    }
    context.out << replacement.done;
}

struct Options {
    bool yes = false;
    bool force = false; ///< of `remove` alone
};

Result<protocol::TlsStatus> replace(Context& context, const Replacement& replacement,
                                    const Options& options) {
    return options.force
               ? ask<protocol::TlsStatus>(context.daemon, replacement.method,
                                          protocol::TlsRemoveParams{.force = true})
               : ask<protocol::TlsStatus>(context.daemon, replacement.method, protocol::Empty{});
}

ExitCode run(Context& context, const Replacement& replacement, const Options& options) {
    const auto list = ask<protocol::SenderList>(context.daemon, "senders.list", protocol::Empty{});
    if (!list) {
        return report(context, list.error());
    }
    const auto senders = sendersOnTls(*list);
    const auto given = options.yes ? Given::Already : Given::NotYet;
    if (const auto agreed = consent(context, given, question(replacement, senders)); !agreed) {
        return report(context, agreed.error());
    }
    const auto status = replace(context, replacement, options);
    if (!status) {
        return report(context, status.error());
    }
    print(context, replacement, *status, senders);
    return ExitCode::Done;
}

/// The verb, and where its options go.
std::pair<Verb, std::shared_ptr<Options>> add(Verb parent, Command& chosen,
                                              const Replacement& replacement) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb(replacement.verb, replacement.help);
    verb.addFlag("--yes", options->yes, "Do not ask");
    verb.footer(replacement.footer);
    verb.whenChosen([&chosen, &replacement, options] {
        chosen = [&replacement, options](Context& context) {
            return run(context, replacement, *options);
        };
    });
    return {verb, options};
}

} // namespace

void addTlsReplace(Verb parent, Command& chosen) {
    add(parent, chosen, kRegenerate);
    auto [remove, options] = add(parent, chosen, kRemove);
    remove.addFlag("--force", options->force,
                   "Even if senders that require TLS stop working by it");
}

} // namespace tempo::cli
