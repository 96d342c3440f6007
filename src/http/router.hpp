#pragma once

#include "http/dialect.hpp"
#include "ingest/adapters/adapter.hpp"

#include <cstdint>
#include <string_view>

namespace tempo::http {

/// What a request line asks for.
struct Route {
    enum class Kind : std::uint8_t {
        Ingest,           ///< POST of events
        Health,           ///< GET or HEAD of /health
        Options,          ///< HEAD or OPTIONS of a route for events: `allow` is the answer
        MethodNotAllowed, ///< a known path; `allow` names its methods
        NotFound
    };

    Kind kind = Kind::NotFound;
    std::string_view allow = {};
    Dialect dialect = Dialect::Tempo;
    const ingest::Adapter* adapter = nullptr; ///< that alone reads the body; null: no such
    std::string_view topic = {};              ///< of a path that ends with one; borrows

    friend bool operator==(const Route&, const Route&) = default;
};

/// Finds the route of a method and a path (without the query). Pure.
Route route(std::string_view method, std::string_view path);

} // namespace tempo::http
