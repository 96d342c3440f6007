#include "cli/post_event.hpp"

#include <nlohmann/json.hpp>

namespace tempo::cli {

std::string bodyOf(const PostedEvent& event) {
    using nlohmann::json;
    json body{{"title", event.title}};
    const auto add = [&body](const char* name, const std::string& value) {
        if (!value.empty()) {
            body[name] = value;
        }
    };
    add("subtitle", event.subtitle);
    add("providerIdentifier", event.provider);
    add("severity", event.severity);
    add("state", event.state);
    add("eventType", event.eventType);
    add("externalID", event.externalID);
    for (const auto& [key, value] : event.metadata) {
        body["metadata"][key] = value;
    }
    return body.dump(-1, ' ', true, json::error_handler_t::replace);
}

Result<std::pair<std::string, std::string>> readPair(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == 0 || equals == std::string_view::npos) {
        return fail(ExitCode::Usage, "--metadata needs KEY=VALUE");
    }
    return std::pair(std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)));
}

Result<std::string> checkToken(std::string token) {
    constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                          "0123456789._~+/=:-";
    if (token.empty() || token.find_first_not_of(kAllowed) != std::string::npos) {
        return fail(ExitCode::Usage, "the token is empty or holds a character that no token has.");
    }
    return token;
}

} // namespace tempo::cli
