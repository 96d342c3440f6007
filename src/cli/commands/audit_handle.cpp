#include "cli/commands/commands.hpp"
#include "cli/output/words.hpp"

#include <memory>

namespace tempo::cli {
namespace {

ExitCode run(Context& context, const std::vector<std::uint64_t>& sequences) {
    const auto result = ask<protocol::ChangedResult>(context.daemon, "audit.handle",
                                                     protocol::AuditHandleParams{sequences});
    if (!result) {
        return report(context, result.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*result));
    } else {
        context.out << counted(result->changed, "line") << " marked as handled.\n";
    }
    return ExitCode::Done;
}

} // namespace

void addAuditHandle(Verb parent, Command& chosen) {
    const auto sequences = std::make_shared<std::vector<std::uint64_t>>();
    auto verb = parent.addVerb("handle", "Mark lines as handled");
    verb.addOption("number", *sequences, "Numbers of lines, as 'audit list' shows them")
        .required()
        .typeName("NUMBER");
    verb.footer(R"(Examples:
  tempoctl audit handle 17
  tempoctl audit handle 17 18 19)");
    verb.whenChosen([&chosen, sequences] {
        chosen = [sequences](Context& context) {
            return run(context, *sequences);
        };
    });
}

} // namespace tempo::cli
