#include "cli/commands/commands.hpp"
#include "cli/output/fields.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

std::string listensOn(const protocol::ListenerStatus& listener) {
    if (!listener.listening) {
        return listener.error.empty() ? "nothing" : "nothing: " + listener.error;
    }
    std::string addresses;
    for (const std::string& address : listener.addresses) {
        addresses += (addresses.empty() ? "" : ", ") + address;
    }
    return addresses.empty() ? "port " + std::to_string(listener.port) : addresses;
}

void addListeners(Fields& fields, const protocol::IngestionStatus& ingestion) {
    if (!ingestion.enabled) {
        fields.add("Listens on", "nothing: ingestion is off");
        return;
    }
    fields.add("Listens on", listensOn(ingestion.plain));
    if (ingestion.tls.listening || !ingestion.tls.error.empty()) {
        fields.add("With TLS on", listensOn(ingestion.tls));
    }
}

std::string requests(const protocol::IngestionStatus& ingestion) {
    return counted(ingestion.accepted, "event") + " accepted, " +
           counted(ingestion.refused, "request") + " refused, " +
           counted(ingestion.connections, "connection") + " open";
}

std::string store(const protocol::StoreStatus& status) {
    return status.state + ", " + bytesWords(status.databaseBytes) + ", " +
           counted(status.events, "event") + " written in " +
           counted(status.transactions, "transaction");
}

std::string events(const protocol::Counts& counts) {
    return std::to_string(counts.events) + ", " + std::to_string(counts.needsAttention) +
           " need attention" +
           (counts.worstSeverity ? ", worst " + std::string(toText(*counts.worstSeverity)) : "");
}

std::string process(const protocol::ProcessStatus& status) {
    return std::to_string(status.id) + ", " + bytesWords(status.residentBytes) + " resident, " +
           counted(status.openDescriptors, "open descriptor");
}

std::string text(const protocol::StatusResult& status, Timestamp now) {
    const auto up = std::chrono::floor<std::chrono::seconds>(now - status.process.startedAt);
    Fields fields;
    fields.add("Version", status.version);
    fields.add("Accepts events", status.acceptsEvents ? "yes" : "no");
    addListeners(fields, status.ingestion);
    fields.add("Running",
               "for " + durationWords(up) + ", since " + localTime(status.process.startedAt));
    fields.add("Since then", requests(status.ingestion));
    if (status.counts) {
        fields.add("Events", events(*status.counts));
    }
    fields.add("Store", store(status.store));
    fields.add("Subscribers", std::to_string(status.subscribers));
    fields.add("Process", process(status.process));
    fields.add("Data", status.dataDirectory);
    fields.add("Configuration", status.configDirectory);
    for (const std::string& problem : status.problems) {
        fields.add("Problem", problem);
    }
    return fields.lines();
}

ExitCode run(Context& context) {
    const auto status =
        ask<protocol::StatusResult>(context.daemon, "status.get", protocol::Empty{});
    if (!status) {
        return report(context, status.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*status));
    } else {
        context.out << text(*status, context.clock.now());
    }
    return ExitCode::Done;
}

} // namespace

void addStatus(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("status", "Show how the daemon is doing");
    verb.footer(R"(Examples:
  tempoctl status
  tempoctl status --json | jq .ingestion.plain.port)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
