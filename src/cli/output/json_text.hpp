#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace tempo::cli {

/// A document over several lines, safe on a terminal, without a line break at its end.
std::string prettyJson(const nlohmann::json& document);

/// A document on one line, likewise.
std::string compactJson(const nlohmann::json& document);

} // namespace tempo::cli
