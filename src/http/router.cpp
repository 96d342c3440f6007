#include "http/router.hpp"

namespace tempo::http {
namespace {

constexpr std::string_view kIngestMethods = "POST, HEAD, OPTIONS";
constexpr std::string_view kHealthMethods = "GET, HEAD";

} // namespace

Route route(std::string_view method, std::string_view path) {
    if (path == "/ingest" || path == "/events") {
        if (method == "POST") {
            return {Route::Kind::Ingest, kIngestMethods};
        }
        if (method == "HEAD" || method == "OPTIONS") {
            return {Route::Kind::Options, kIngestMethods};
        }
        return {Route::Kind::MethodNotAllowed, kIngestMethods};
    }
    if (path == "/health") {
        if (method == "GET" || method == "HEAD") {
            return {Route::Kind::Health, kHealthMethods};
        }
        return {Route::Kind::MethodNotAllowed, kHealthMethods};
    }
    return {};
}

} // namespace tempo::http
