#include "cli/commands/commands.hpp"

#include <memory>
#include <string>

namespace tempo::cli {
namespace {

constexpr const char* kSetting = "ingestion.tls.enabled";

ExitCode tell(Context& context) {
    const auto status = ask<protocol::TlsStatus>(context.daemon, "tls.status", protocol::Empty{});
    if (!status) {
        return report(context, status.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*status));
    } else if (status->listening) {
        context.out << "Senders can post to https:// on port " << status->port
                    << ". Give them the authority: tempoctl tls ca > tempo-ca.pem\n";
    } else {
        context.out << "The TLS listener is off.\n";
    }
    return ExitCode::Done;
}

ExitCode run(Context& context, const protocol::SettingSetParams& setting) {
    const auto changed = ask<protocol::SettingInfo>(context.daemon, "settings.set", setting);
    return changed ? tell(context) : report(context, changed.error());
}

} // namespace

void addTlsSwitch(Verb parent, Command& chosen) {
    auto enable = parent.addVerb("enable", "Switch the TLS listener on");
    enable.footer(R"(The first time, Tempo makes an authority and a certificate of its own.

Examples:
  tempoctl tls enable
  tempoctl tls ca > tempo-ca.pem)");
    enable.whenChosen([&chosen] {
        chosen = [](Context& context) {
            return run(context, {.name = kSetting, .value = true});
        };
    });
    const auto force = std::make_shared<bool>(false);
    auto disable = parent.addVerb("disable", "Switch the TLS listener off");
    disable.addFlag("--force", *force, "Even if senders that require TLS stop working by it");
    disable.footer(R"(The certificate is kept for the next time.

Examples:
  tempoctl tls disable)");
    disable.whenChosen([&chosen, force] {
        chosen = [force](Context& context) {
            return run(context, {.name = kSetting, .value = false, .force = *force});
        };
    });
}

} // namespace tempo::cli
