#include "cli/commands/commands.hpp"
#include "cli/commands/key_output.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

ExitCode run(Context& context) {
    const auto found = ask<protocol::KeyCheck>(context.daemon, "keys.check", protocol::Empty{});
    if (!found) {
        return report(context, found.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*found));
    } else {
        printUnopened(context, found->unopened);
        context.out << counted(found->checked, "sealed value") << " checked with the key "
                    << found->keyID << ".\n";
    }
    if (found->unopened.empty()) {
        return ExitCode::Done;
    }
    return report(context, {ExitCode::Refused,
                            counted(found->unopened.size(), "value") +
                                " cannot be opened. Put the right key back, or make these values "
                                "anew: tokens with 'tempoctl token rotate'."});
}

} // namespace

void addKeyCheck(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("check", "Check that the key opens everything that is sealed");
    verb.footer(R"(Ends with 0 when everything opens, with 1 when something does not.

Examples:
  tempoctl key check
  tempoctl key check --json | jq -r '.unopened[].of')");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
