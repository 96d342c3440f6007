#pragma once

#include "access/request_signature.hpp"
#include "http/ports.hpp"
#include "http/router.hpp"

#include <tempo/core/ids.hpp>

#include <optional>
#include <string>

namespace tempo::http {

/// A request whose header has passed: its body may be read.
struct AdmittedRequest {
    SenderId sender;
    std::string provider; ///< that the sender is bound to
    RateDraw rate;        ///< drawn for a token; for a signature when it has proved right
    std::optional<access::RequestSignature> signature = std::nullopt; ///< yet to be checked
    Route route = {};                                                 ///< borrows from the header
};

} // namespace tempo::http
