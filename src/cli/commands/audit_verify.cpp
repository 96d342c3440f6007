#include "cli/commands/commands.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {
namespace {

/// The whole log is read and hashed.
constexpr std::chrono::milliseconds kLongPatience = std::chrono::hours(1);

ExitCode run(Context& context) {
    const auto found = ask<protocol::AuditVerification>(context.daemon, "audit.verify",
                                                        protocol::Empty{}, kLongPatience);
    if (!found) {
        return report(context, found.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*found));
    } else if (found->intact) {
        context.out << "The audit log is intact: " << counted(found->checked, "line")
                    << " checked.\n";
    }
    if (found->intact) {
        return ExitCode::Done;
    }
    return report(context, {ExitCode::Refused, "the audit log is not intact: " + found->fault});
}

} // namespace

void addAuditVerify(Verb parent, Command& chosen) {
    auto verb = parent.addVerb("verify", "Check that no line was changed or removed");
    verb.footer(R"(Ends with 0 when the log is intact, with 1 when it is not.

Examples:
  tempoctl audit verify)");
    verb.whenChosen([&chosen] { chosen = run; });
}

} // namespace tempo::cli
