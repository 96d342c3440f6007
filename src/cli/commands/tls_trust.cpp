#include "cli/commands/commands.hpp"

namespace tempo::cli {
namespace {

ExitCode printAuthority(Context& context) {
    const auto authority =
        ask<protocol::TlsAuthority>(context.daemon, "tls.authority", protocol::Empty{});
    if (!authority) {
        return report(context, authority.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*authority));
    } else {
        context.out << authority->pem;
    }
    return ExitCode::Done;
}

ExitCode printPin(Context& context) {
    const auto status = ask<protocol::TlsStatus>(context.daemon, "tls.status", protocol::Empty{});
    if (!status) {
        return report(context, status.error());
    }
    if (status->pin.empty()) {
        return report(context, {ExitCode::Refused, "There is no certificate yet; switch the TLS "
                                                   "listener on with 'tempoctl tls enable'."});
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, {{"pin", status->pin}});
    } else {
        context.out << status->pin << '\n';
    }
    return ExitCode::Done;
}

} // namespace

void addTlsTrust(Verb parent, Command& chosen) {
    auto authority =
        parent.addVerb("ca", "Print the authority's certificate that senders are to trust");
    authority.footer(R"(Examples:
  tempoctl tls ca > tempo-ca.pem
  curl --cacert tempo-ca.pem https://your-machine:8776/health)");
    authority.whenChosen([&chosen] { chosen = printAuthority; });

    auto pin = parent.addVerb("pin", "Print the pin of the server's public key");
    pin.footer(R"-(Examples:
  tempoctl tls pin
  curl --insecure --pinnedpubkey "$(tempoctl tls pin)" https://your-machine:8776/health)-");
    pin.whenChosen([&chosen] { chosen = printPin; });
}

} // namespace tempo::cli
