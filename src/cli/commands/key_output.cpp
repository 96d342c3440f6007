#include "cli/commands/key_output.hpp"

#include "cli/output/escape.hpp"

#include <string>

namespace tempo::cli {
namespace {

std::string inWords(const protocol::UnopenedValue& value) {
    if (value.what == "token") {
        return "the token of '" + escapeForTerminal(value.of) + "'";
    }
    if (value.what == "tls-key") {
        return "the private key of the TLS " + escapeForTerminal(value.of);
    }
    if (value.what == "lookup-key") {
        return "the key by which tokens are found";
    }
    return escapeForTerminal(value.what + " " + value.of);
}

} // namespace

void printUnopened(Context& context, const std::vector<protocol::UnopenedValue>& values) {
    for (const auto& value : values) {
        context.out << "cannot be opened: " << inWords(value) << '\n';
    }
}

} // namespace tempo::cli
