#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"

#include <memory>

namespace tempo::cli {
namespace {

std::string words(const protocol::PolicyVerdict& verdict) {
    return verdict.address + (verdict.allowed ? " may connect: " : " may not connect: ") +
           verdict.reason + (verdict.proxy ? "; believed as a proxy" : "") + ".";
}

ExitCode run(Context& context, const std::string& address) {
    const auto verdict = ask<protocol::PolicyVerdict>(context.daemon, "policy.test",
                                                      protocol::PolicyTestParams{address});
    if (!verdict) {
        return report(context, verdict.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*verdict));
    } else {
        context.out << escapeForTerminal(words(*verdict)) << '\n';
    }
    return verdict->allowed ? ExitCode::Done : ExitCode::Refused;
}

} // namespace

void addPolicyTest(Verb parent, Command& chosen) {
    const auto address = std::make_shared<std::string>();
    auto verb = parent.addVerb("test", "Tell whether an address may connect, and why");
    verb.addOption("address", *address, "An IPv4 or IPv6 address").required().typeName("ADDRESS");
    verb.footer(R"(Ends with 0 when it may, with 1 when it may not.

Examples:
  tempoctl policy test 192.168.1.20
  tempoctl policy test 2001:db8::7 || echo refused)");
    verb.whenChosen([&chosen, address] {
        chosen = [address](Context& context) {
            return run(context, *address);
        };
    });
}

} // namespace tempo::cli
