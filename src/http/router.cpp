#include "http/router.hpp"

#include "ingest/adapters/ntfy_parameters.hpp"

#include <optional>

namespace tempo::http {
namespace {

constexpr std::string_view kPost = "POST, HEAD, OPTIONS";
constexpr std::string_view kPostOrPut = "POST, PUT, HEAD, OPTIONS";
constexpr std::string_view kHealthMethods = "GET, HEAD";

constexpr std::string_view kSources = "/ingest/";
constexpr std::string_view kTopics = "/ntfy/";

Route forTempo(const ingest::Adapter* adapter) {
    return {.allow = kPost, .adapter = adapter};
}

Route forGotify() {
    return {.allow = kPost, .dialect = Dialect::Gotify, .adapter = &ingest::gotifyAdapter()};
}

Route forNtfy(std::string_view allow, std::string_view topic) {
    return {.allow = allow,
            .dialect = Dialect::Ntfy,
            .adapter = &ingest::ntfyAdapter(),
            .topic = topic};
}

/// A path for events, with the methods that it takes.
std::optional<Route> eventRoute(std::string_view path) {
    if (path == "/ingest" || path == "/events") {
        return forTempo(nullptr);
    }
    if (path == "/message" || path == "/gotify/message") {
        return forGotify();
    }
    if (path == "/ntfy" || path == kTopics) {
        return forNtfy(kPost, {});
    }
    if (path.starts_with(kTopics)) {
        const auto topic = path.substr(kTopics.size());
        return ingest::isNtfyTopic(topic) ? std::optional(forNtfy(kPostOrPut, topic))
                                          : std::nullopt;
    }
    // Two tools had a path of their own before there were paths for tools.
    std::string_view source = path == "/kopia" || path == "/uptime-kuma" ? path.substr(1) : "";
    if (path.starts_with(kSources)) {
        source = path.substr(kSources.size());
    }
    const auto* const adapter = ingest::findAdapter(source);
    return adapter ? std::optional(forTempo(adapter)) : std::nullopt;
}

Route::Kind kindOf(std::string_view method, std::string_view allow) {
    if (method == "POST" || (method == "PUT" && allow == kPostOrPut)) {
        return Route::Kind::Ingest;
    }
    return method == "HEAD" || method == "OPTIONS" ? Route::Kind::Options
                                                   : Route::Kind::MethodNotAllowed;
}

} // namespace

Route route(std::string_view method, std::string_view path) {
    if (path == "/health") {
        const bool known = method == "GET" || method == "HEAD";
        return {known ? Route::Kind::Health : Route::Kind::MethodNotAllowed, kHealthMethods};
    }
    auto found = eventRoute(path);
    if (!found) {
        return {};
    }
    found->kind = kindOf(method, found->allow);
    return *found;
}

} // namespace tempo::http
