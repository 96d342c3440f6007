#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace tempo::cli {
namespace {

using protocol::PolicyList;

struct Options {
    std::string list;
    std::string range;
};

/// The word is one of the three that the command line takes.
PolicyList listOf(std::string_view word) {
    constexpr std::array kLists{PolicyList::Deny, PolicyList::Allow, PolicyList::Proxy};
    return *std::ranges::find(kLists, word, [](auto list) { return protocol::toText(list); });
}

struct Change {
    std::string method; ///< of the control protocol
    std::string done;   ///< `192.0.2.7 is now on the deny list.`
};

ExitCode run(Context& context, const Options& options, const Change& change) {
    const auto changed = ask<protocol::PolicyChange>(
        context.daemon, change.method,
        protocol::PolicyChangeParams{listOf(options.list), options.range});
    if (!changed) {
        return report(context, changed.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*changed));
        return ExitCode::Done;
    }
    context.err << changed->range << change.done << options.list << " list.\n";
    for (const auto& warning : changed->warnings) {
        context.err << "Warning: " << escapeForTerminal(warning) << '\n';
    }
    return ExitCode::Done;
}

Verb addChange(Verb parent, Command& chosen, const std::string& name,
               const std::string& description, Change change) {
    const auto options = std::make_shared<Options>();
    auto verb = parent.addVerb(name, description);
    verb.addOption("list", options->list, "Which list")
        .required()
        .oneOf({"deny", "allow", "proxy"})
        .typeName("deny|allow|proxy");
    verb.addOption("range", options->range, "An address or a network")
        .required()
        .typeName("ADDRESS|CIDR");
    verb.whenChosen([&chosen, options, change = std::move(change)] {
        chosen = [options, change](Context& context) {
            return run(context, *options, change);
        };
    });
    return verb;
}

} // namespace

void addPolicyChange(Verb parent, Command& chosen) {
    addChange(parent, chosen, "add", "Put a rule on a list, in force at once",
              {.method = "policy.add", .done = " is now on the "})
        .footer(R"(Deny wins over everything. A proxy is believed about the addresses of its clients
(Forwarded, X-Forwarded-For); name only machines that you run.

Examples:
  tempoctl policy add deny 192.168.1.66
  tempoctl policy add allow 203.0.113.0/24
  tempoctl policy add proxy 127.0.0.1)");
    addChange(parent, chosen, "remove", "Take a rule off a list, in force at once",
              {.method = "policy.remove", .done = " is no longer on the "})
        .footer(R"(Examples:
  tempoctl policy remove deny 192.168.1.66)");
}

} // namespace tempo::cli
