#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace tempo::control {

/// Makes an asynchronous operation awaitable, its error code among what it gives instead of thrown.
inline constexpr auto kAsTuple = boost::asio::as_tuple(boost::asio::use_awaitable);

} // namespace tempo::control
