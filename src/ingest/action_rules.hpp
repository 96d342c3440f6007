#pragma once

#include "ingest/fault_list.hpp"
#include "ingest/json_document.hpp"

#include <span>
#include <string>
#include <string_view>

namespace tempo::ingest {

/// Adds a fault for each rule that the value of `actions` breaks: an array of at most
/// limits::kActions objects with `label`, optionally `systemIcon`, and `trigger`, which holds
/// exactly one of `openURL`, `openTerminalWith` and `copyToClipboard`. `moreSchemes`: as of
/// isOpenableUrl.
void checkActions(JsonValue actions, std::span<const std::string> moreSchemes, FaultList& faults);

/// Whether what stands after the `//` of a URL, the host or the user before it, begins with a
/// hyphen, so that a program could take it for an option.
bool looksLikeOption(std::string_view url);

/// Whether an action from the wire may open the URL: `scheme:rest` without white space and control
/// characters, with one of the schemes that lead to no local file and run nothing, or of
/// `moreSchemes`, in lower case. Never `file`, and nothing that looks like an option.
bool isOpenableUrl(std::string_view url, std::span<const std::string> moreSchemes = {});

} // namespace tempo::ingest
