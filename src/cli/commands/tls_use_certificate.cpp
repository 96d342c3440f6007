#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace tempo::cli {
namespace {

struct Options {
    std::string chain;
    std::string key;
    bool tempo = false;
};

/// The daemon runs elsewhere. Symbolic links stay: what they lead to may change.
std::string absolute(const std::string& file) {
    return file.empty() ? file : std::filesystem::absolute(file).string();
}

std::string text(const protocol::TlsStatus& status) {
    if (status.source == protocol::CertificateSource::Tempo) {
        return "Tempo's own certificate is used again. Give senders its authority: "
               "tempoctl tls ca > tempo-ca.pem\n";
    }
    const std::string until = status.expires ? " until " + localTime(*status.expires) : "";
    return "The certificate in " + escapeForTerminal(status.chainFile) + " is good" + until +
           (status.listening ? " and in force; open connections go on.\n"
                             : ". It waits for the TLS listener: tempoctl tls enable\n");
}

ExitCode run(Context& context, const Options& options) {
    const auto status = ask<protocol::TlsStatus>(
        context.daemon, "tls.useCertificate",
        protocol::TlsCertificateParams{.chainFile = absolute(options.chain),
                                       .keyFile = absolute(options.key)});
    if (!status) {
        return report(context, status.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*status));
    } else {
        context.out << text(*status);
    }
    return ExitCode::Done;
}

void addOptions(Verb verb, Options& options) {
    auto chain = verb.addOption("--chain", options.chain,
                                "PEM file with the certificate and those that lead to its "
                                "authority, such as fullchain.pem")
                     .typeName("FILE");
    auto key =
        verb.addOption("--key", options.key, "PEM file with its private key").typeName("FILE");
    verb.addFlag("--tempo", options.tempo, "Go back to the certificate of Tempo's own")
        .excludes(chain)
        .excludes(key);
}

} // namespace

void addTlsUseCertificate(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("use-certificate", "Show senders a certificate of your own");
    addOptions(verb, *options);
    verb.footer(
        R"(The daemon reads the files, checks them, and reads them again whenever they change.

Examples:
  tempoctl tls use-certificate --chain /etc/tempo/tls/fullchain.pem --key /etc/tempo/tls/privkey.pem
  tempoctl tls use-certificate --tempo)");
    verb.whenChosen([&chosen, options] {
        if ((options->chain.empty() && !options->tempo) ||
            options->chain.empty() != options->key.empty()) {
            refuseUsage("use-certificate", "say which: --chain and --key, or --tempo");
        }
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
