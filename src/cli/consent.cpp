#include "cli/consent.hpp"

namespace tempo::cli {

Result<void> consent(Context& context, Given given, std::string_view question) {
    if (given == Given::Already) {
        return {};
    }
    const auto answer = context.ask(question);
    if (!answer) {
        return fail(ExitCode::Usage, std::string(question) +
                                         " Nobody is there to answer; say --yes if it is meant.");
    }
    if (*answer != "y" && *answer != "yes" && *answer != "Y") {
        return fail(ExitCode::Refused, "nothing is changed.");
    }
    return {};
}

} // namespace tempo::cli
