#pragma once

#include "control/methods/method.hpp"

#include <tempo/protocol/rpc.hpp>

#include <functional>
#include <string>

namespace tempo::control {

/// Takes a sentence about a fault of the daemon, for its log. May be empty.
using Report = std::function<void(const std::string&)>;

/// The line that answers a request. What the method throws is an internal error to the client and a
/// sentence for `report`; the connection goes on.
boost::asio::awaitable<std::string> dispatch(Context& context, protocol::Request request,
                                             const Report& report);

/// The line that tells an error.
std::string errorLine(std::int64_t id, const Error& error);

} // namespace tempo::control
