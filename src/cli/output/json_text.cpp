#include "cli/output/json_text.hpp"

#include "cli/output/escape.hpp"

namespace tempo::cli {
namespace {

constexpr int kIndent = 2;
constexpr int kOneLine = -1;

std::string text(const nlohmann::json& document, int indent) {
    using Handler = nlohmann::json::error_handler_t;
    return escapeJsonForTerminal(document.dump(indent, ' ', false, Handler::replace));
}

} // namespace

std::string prettyJson(const nlohmann::json& document) {
    return text(document, kIndent);
}

std::string compactJson(const nlohmann::json& document) {
    return text(document, kOneLine);
}

} // namespace tempo::cli
