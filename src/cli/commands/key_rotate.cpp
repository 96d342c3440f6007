#include "cli/commands/commands.hpp"
#include "cli/commands/key_output.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

ExitCode run(Context& context) {
    const auto rotated =
        ask<protocol::KeyRotation>(context.daemon, "keys.rotate", protocol::Empty{});
    if (!rotated) {
        return report(context, rotated.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*rotated));
        return ExitCode::Done;
    }
    context.out << "The key is " << rotated->keyID << " now, and "
                << counted(rotated->resealed, "value")
                << " sealed with it. Make a new copy of the key file; keep the earlier one as long "
                   "as backups need it.\n";
    printUnopened(context, rotated->unopened);
    return ExitCode::Done;
}

} // namespace

void addKeyRotate(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("rotate", "Make a new key and seal everything anew with it");
    verb.footer(
        R"(Events are taken meanwhile, and every token stays valid. What the earlier key did not open stays as
it is.

Examples:
  tempoctl key rotate
  tempoctl key rotate && tempoctl key check)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
