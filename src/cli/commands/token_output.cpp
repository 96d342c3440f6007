#include "cli/commands/token_output.hpp"

#include "cli/output/escape.hpp"
#include "cli/output/words.hpp"

namespace tempo::cli {

void printToken(Context& context, const protocol::SenderToken& token) {
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(token));
    } else {
        context.out << escapeForTerminal(token.token) << '\n' << std::flush;
    }
}

void printAdvice(Context& context, const Sender& sender) {
    const auto advice = sender.revokedAt ? std::string() : exposureAdvice(sender);
    if (!advice.empty()) {
        context.err << escapeForTerminal(advice) << '\n';
    }
}

ExitCode printChanged(Context& context, const Result<Sender>& sender, std::string_view done) {
    if (!sender) {
        return report(context, sender.error());
    }
    if (context.format == OutputFormat::Json) {
        printJson(context, protocol::toJson(*sender));
    } else {
        context.err << escapeForTerminal(done) << '\n';
    }
    return ExitCode::Done;
}

} // namespace tempo::cli
