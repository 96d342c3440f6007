#include "cli/commands/commands.hpp"
#include "cli/output/fields.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

std::string listens(const protocol::TlsStatus& status) {
    if (!status.enabled) {
        return "off; 'tempoctl tls enable' switches it on";
    }
    if (!status.listening) {
        return status.error.empty() ? "nothing: ingestion is off" : "nothing: " + status.error;
    }
    return "port " + std::to_string(status.port);
}

std::string names(const std::vector<std::string>& covered) {
    std::string text;
    for (const std::string& name : covered) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

std::string expires(const protocol::TlsStatus& status) {
    const bool renews = status.source == protocol::CertificateSource::Tempo;
    return localTime(*status.expires) + (renews ? ", and is renewed before" : "");
}

std::string text(const protocol::TlsStatus& status) {
    Fields fields;
    fields.add("Listens on", listens(status));
    if (status.source == protocol::CertificateSource::File) {
        fields.add("Certificate", status.chainFile);
        fields.add("Key", status.keyFile);
    }
    if (status.expires) {
        fields.add("Covers", names(status.covers));
        fields.add("Expires", expires(status));
        fields.add("SHA-256", status.sha256);
        fields.add("Pin", status.pin);
        fields.add("Authority", status.issuer);
    }
    if (status.authorityExpires) {
        fields.add("Authority until", localTime(*status.authorityExpires));
    }
    for (const std::string& problem : status.problems) {
        fields.add("Problem", problem);
    }
    return fields.lines();
}

ExitCode run(Context& context) {
    const auto status = ask<protocol::TlsStatus>(context.daemon, "tls.status", protocol::Empty{});
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

} // namespace

void addTlsStatus(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("status", "Show the TLS listener and its certificate");
    verb.footer(R"(Examples:
  tempoctl tls status
  tempoctl tls status --json | jq -r .pin)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
