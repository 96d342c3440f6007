#include "cli/arguments/values.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/token_output.hpp"

#include <memory>

namespace tempo::cli {
namespace {

struct Options {
    std::string sender;
    std::optional<EventRate> rate;
    std::optional<Expiry> expiry;
    std::vector<std::string> allowed;
    bool allowAny = false;
    std::optional<bool> requireTls;
    std::optional<std::string> clientSubject;

    bool changesNothing() const {
        return !rate && !expiry && allowed.empty() && !allowAny && !requireTls && !clientSubject;
    }
};

protocol::SenderUpdateParams paramsOf(const Options& options, Timestamp now) {
    protocol::SenderUpdateParams params;
    params.sender = options.sender;
    params.rate = options.rate;
    if (options.expiry) {
        params.expiresAt.emplace(expiresAt(*options.expiry, now));
    }
    if (options.allowAny || !options.allowed.empty()) {
        params.allowedAddresses = options.allowed;
    }
    params.requireTls = options.requireTls;
    if (options.clientSubject) {
        params.clientSubject = *options.clientSubject == "none" ? "" : *options.clientSubject;
    }
    return params;
}

/// Nobody can tell who has listened before TLS was required.
std::string hintAtRotation(const Options& options) {
    return options.requireTls.value_or(false)
               ? " If its token has crossed the network in the clear before, replace it with "
                 "'tempoctl token rotate'."
               : "";
}

ExitCode run(Context& context, const Options& options) {
    return printChanged(
        context,
        ask<Sender>(context.daemon, "senders.update", paramsOf(options, context.clock.now())),
        "Sender '" + options.sender + "' is changed, in force from the next request on." +
            hintAtRotation(options));
}

void addOptions(Verb verb, Options& options) {
    verb.addOption("sender", options.sender, "The sender's name or id")
        .required()
        .typeName("NAME|ID");
    addRead(verb, "--rate", options.rate, readRate, "Events a minute, off, or default")
        .typeName("N|off|default");
    addRead(verb, "--expires", options.expiry, readExpiry,
            "When it ends: a time with an offset, a duration such as 30d, or never")
        .typeName("TIME|DURATION|never");
    auto allowed = verb.addOption("--allow", options.allowed,
                                  "Address or network it may post from, in place of those "
                                  "before; may be repeated")
                       .oneValueEach()
                       .typeName("ADDRESS|CIDR");
    verb.addOption("--client-subject", options.clientSubject,
                   "The subject of the client certificate that it must show over TLS")
        .typeName("SUBJECT|none");
    verb.addFlag("--allow-any", options.allowAny, "It may post from any address").excludes(allowed);
    addRead(verb, "--require-tls", options.requireTls, readSwitch,
            "Whether a use in the clear is refused")
        .typeName("on|off");
}

} // namespace

void addTokenSet(Verb parent, Command& chosen) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb("set", "Change a sender's rate, addresses, expiry or need of TLS");
    addOptions(verb, *options);
    verb.footer(R"(Examples:
  tempoctl token set backup --rate 600
  tempoctl token set backup --allow 192.168.1.0/24 --allow fd00::/8
  tempoctl token set backup --expires never --allow-any
  tempoctl token set backup --require-tls on
  tempoctl token set backup --client-subject CN=nas,O=Home)");
    verb.whenChosen([&chosen, options] {
        if (options->changesNothing()) {
            refuseUsage("set", "say what to change: --rate, --expires, --allow, --allow-any, "
                               "--require-tls or --client-subject");
        }
        chosen = [options](Context& context) {
            return run(context, *options);
        };
    });
}

} // namespace tempo::cli
