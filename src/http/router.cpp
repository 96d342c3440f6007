#include "http/router.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace tempo::http {
namespace {

constexpr std::string_view kPost = "POST, HEAD, OPTIONS";
constexpr std::string_view kPostOrPut = "POST, PUT, HEAD, OPTIONS";
constexpr std::string_view kHealthMethods = "GET, HEAD";

/// A path that takes events: the whole of it, or its beginning.
struct EventPath {
    std::string_view path;
    std::string_view source = {}; ///< of the adapter; empty: Tempo's own JSON
};

constexpr std::array<EventPath, 3> kPaths{{
    {"/ingest"},
    {"/events"},
    {"/uptime-kuma", "uptime-kuma"},
}};

constexpr std::string_view kSources = "/ingest/";

/// A path for events, with the methods that it takes.
std::optional<Route> eventRoute(std::string_view path) {
    if (path.starts_with(kSources)) {
        const auto* const adapter = ingest::findAdapter(path.substr(kSources.size()));
        return adapter ? std::optional(Route{.allow = kPost, .adapter = adapter}) : std::nullopt;
    }
    const auto* const found = std::ranges::find(kPaths, path, &EventPath::path);
    return found == kPaths.end()
               ? std::nullopt
               : std::optional(
                     Route{.allow = kPost, .adapter = ingest::findAdapter(found->source)});
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
