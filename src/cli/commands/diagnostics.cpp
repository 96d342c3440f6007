#include "cli/commands/commands.hpp"
#include "cli/output/escape.hpp"
#include "cli/output/json_text.hpp"
#include "cli/text_file.hpp"

#include <memory>
#include <string>

namespace tempo::cli {
namespace {

ExitCode run(Context& context, const std::string& file) {
    const auto bundle =
        ask<protocol::Diagnostics>(context.daemon, "diagnostics.get", protocol::Empty{}, kPatience);
    if (!bundle) {
        return report(context, bundle.error());
    }
    const auto text = prettyJson(bundle->document) + "\n";
    if (file == "-") {
        context.out << text;
        return ExitCode::Done;
    }
    if (const auto written = writeNewFile(file, text); !written) {
        return report(context, written.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, {{"file", file}, {"bytes", text.size()}});
    } else {
        context.out << escapeForTerminal(file + " is written. It holds no secrets and nothing that "
                                                "events say, but names, addresses and paths: look "
                                                "at it before you give it away.")
                    << '\n';
    }
    return ExitCode::Done;
}

} // namespace

void addDiagnostics(Verb parent, Command& chosen) {
    const auto file = std::make_shared<std::string>();
    auto verb = parent.addVerb("diagnostics", "Write what helps others to find a fault");
    verb.addOption("file", *file, "A new file, or - for standard output")
        .required()
        .typeName("FILE");
    verb.footer(
        R"(One JSON document: versions, settings, status and problems, senders without tokens, counts of
sources, faults of scores, a summary of the audit, facts of the database and the last lines of the
log. No token, no key and nothing that events say is in it. A file that exists is left alone.

Examples:
  tempoctl diagnostics tempo-diagnostics.json
  tempoctl diagnostics - | less)");
    verb.whenChosen([&chosen, file] {
        chosen = [file](Context& context) {
            return run(context, *file);
        };
    });
}

} // namespace tempo::cli
