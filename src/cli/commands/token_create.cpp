#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"
#include "cli/output/escape.hpp"

#include <memory>

namespace tempo::cli {
namespace {

constexpr std::uint16_t kUsualPort = 7776;
constexpr std::uint16_t kUsualTlsPort = 8776;

struct Options {
    std::string name;
    std::string provider;
    EventRate rate;
    Expiry expiry = Never{};
    std::vector<std::string> allowed;
    bool showOnce = false;
    bool requireTls = false;
};

protocol::SenderCreateParams paramsOf(const Options& options, Timestamp now) {
    return {.name = options.name,
            .provider = options.provider,
            .rate = options.rate,
            .expiresAt = expiresAt(options.expiry, now),
            .allowedAddresses = options.allowed,
            .showOnce = options.showOnce,
            .requireTls = options.requireTls};
}

/// How curl reaches the listener that the sender may use.
std::string curlTarget(Channel& channel, const Options& options) {
    const auto status = ask<protocol::StatusResult>(channel, "status.get", protocol::Empty{});
    const auto ingestion = status ? status->ingestion : protocol::IngestionStatus{};
    const auto portOf = [](const protocol::ListenerStatus& listener, std::uint16_t usual) {
        return std::to_string(listener.listening ? listener.port : usual);
    };
    return options.requireTls
               ? "--cacert tempo-ca.pem https://localhost:" + portOf(ingestion.tls, kUsualTlsPort) +
                     "/ingest"
               : "http://127.0.0.1:" + portOf(ingestion.plain, kUsualPort) + "/ingest";
}

/// What to do with the token, without the token: standard error may go to a log.
void printHint(Context& context, const Options& options, const std::string& target) {
    const std::string name = escapeForTerminal(options.name);
    context.err << "Sender '" << name << "' may post events of provider '"
                << escapeForTerminal(options.provider) << "'. ";
    if (options.showOnce) {
        context.err << "The token is never shown again: keep it now.\n";
    } else {
        context.err << "'tempoctl token show' shows the token again.\n";
    }
    context.err << "Put it in TEMPO_TOKEN and try:\n"
                << "  curl -sS -H \"X-Tempo-Token: $TEMPO_TOKEN\" -H 'Content-Type: "
                   "application/json' \\\n"
                << R"(    -d '{"title":"Hello"}' )" << target << '\n';
    if (options.requireTls) {
        context.err << "It trusts what 'tempoctl tls ca > tempo-ca.pem' prints.\n";
    }
}

ExitCode run(Context& context, const Options& options) {
    auto channel = context.daemon.connect(kPatience);
    if (!channel) {
        return report(context, channel.error());
    }
    const auto token = ask<protocol::SenderToken>(**channel, "senders.create",
                                                  paramsOf(options, context.clock.now()));
    if (!token) {
        return report(context, token.error());
    }
    printToken(context, *token);
    if (context.format == OutputFormat::Human) {
        printHint(context, options, curlTarget(**channel, options));
    }
    return ExitCode::Done;
}

void addOptions(Verb verb, Options& options) {
    verb.addOption("--name", options.name, "Name of the sender, of your choice")
        .required()
        .typeName("NAME");
    verb.addOption("--provider", options.provider,
                   "Provider that its events must have, itself or with more after a dot")
        .required()
        .typeName("PROVIDER");
    addRead(verb, "--rate", options.rate, readRate, "Events a minute, off, or default")
        .typeName("N|off|default");
    addRead(verb, "--expires", options.expiry, readExpiry,
            "When it ends: a time with an offset, or a duration such as 30d")
        .typeName("TIME|DURATION|never");
    verb.addOption("--allow", options.allowed,
                   "Address or network it may post from; may be repeated")
        .oneValueEach()
        .typeName("ADDRESS|CIDR");
    verb.addFlag("--show-once", options.showOnce,
                 "Keep only a hash of the token, so that it cannot be shown again");
    verb.addFlag("--require-tls", options.requireTls, "Refuse it where it posts in the clear");
}

} // namespace

void addTokenCreate(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("create", "Make a sender and print its token");
    addOptions(verb, *options);
    verb.footer(R"(The token alone goes to standard output, all else to standard error.

Examples:
  tempoctl token create --name backup --provider scripts.backup
  TEMPO_TOKEN=$(tempoctl token create --name nas --provider com.nas --rate off)
  tempoctl token create --name guest --provider guest --expires 30d --allow 192.168.1.0/24
  tempoctl token create --name laptop --provider laptop --require-tls)");
    verb.whenChosen([&chosen, options] {
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
