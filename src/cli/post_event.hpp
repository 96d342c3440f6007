#pragma once

#include "cli/failure.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tempo::cli {

/// An event as the command line says it. Empty text: left out.
struct PostedEvent {
    std::string title;
    std::string subtitle;
    std::string provider;
    std::string severity;
    std::string state;
    std::string eventType;
    std::string externalID;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// The event in Tempo's own JSON (docs/HTTP-API.md), on one line.
std::string bodyOf(const PostedEvent& event);

/// `KEY=VALUE`; Usage without a key.
Result<std::pair<std::string, std::string>> readPair(std::string_view text);

/// What may stand in a header as a token; Usage, without repeating it, for anything else.
Result<std::string> checkToken(std::string token);

} // namespace tempo::cli
