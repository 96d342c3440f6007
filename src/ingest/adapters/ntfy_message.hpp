#pragma once

#include "ingest/adapters/foreign.hpp"
#include "ingest/adapters/ntfy_parameters.hpp"
#include "ingest/body_decoder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tempo::ingest {

/// One ntfy message, however it was published. Texts are UTF-8; empty: not sent. Pure, as all here.
struct NtfyMessage {
    std::string topic;
    std::string title;
    std::string text;
    std::string priority; ///< as it was sent
    std::vector<std::string> tags;
    std::string click;
    std::string icon;
    std::string attach;
    std::string filename;
    std::string sequenceId;
    std::string markdown; ///< a truth in words
    std::string actions;  ///< a JSON array, or the short form
};

/// What stands in header fields, the query and the path.
NtfyMessage readNtfyParameters(const NtfyParameters& parameters, const RequestBody& request);

/// The first parameter that asks for what Tempo does not do: delay, e-mail, call, template.
std::optional<DecodeRefusal> findUnsupported(const NtfyParameters& parameters);

/// Puts the members of a published JSON object in the place of what the parameters said, and takes
/// them. A refusal as above.
std::optional<DecodeRefusal> replaceByJson(NtfyMessage& message, const Foreign& body);

/// The refusal of a message whose part `member` cannot be taken as it is.
DecodeRefusal refuseNtfy(std::string_view member, std::string detail);

/// What ntfy's server would answer, as DecodedBody::echo.
std::string echoOf(const NtfyMessage& message, int priority);

} // namespace tempo::ingest
