#pragma once

#include "cli/context.hpp"

#include <string_view>

/// What several verbs of `token` print.
namespace tempo::cli {

/// A token alone on standard output, or with its sender as JSON.
void printToken(Context& context, const protocol::SenderToken& token);

/// What to do about a sender's exposed token, on standard error; nothing for any other sender, or
/// for one that is revoked.
void printAdvice(Context& context, const Sender& sender);

/// What a sender is after a change, on standard error, or as JSON on standard output.
/// `done` is the sentence for people.
ExitCode printChanged(Context& context, const Result<Sender>& sender, std::string_view done);

} // namespace tempo::cli
