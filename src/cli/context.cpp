#include "cli/context.hpp"

#include "cli/output/escape.hpp"
#include "cli/output/json_text.hpp"

namespace tempo::cli {

ExitCode report(Context& context, const Failure& failure) {
    context.err << "tempoctl: " << escapeForTerminal(failure.detail) << '\n';
    return failure.exit;
}

void printJson(Context& context, const protocol::Json& document) {
    context.out << prettyJson(document) << '\n';
}

} // namespace tempo::cli
