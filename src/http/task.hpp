#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>

/// The coroutine, socket and timer types of the server, bound to the executor of the one io thread.
namespace tempo::http {

namespace asio = boost::asio;

using Executor = asio::io_context::executor_type;

template<class T>
using Task = asio::awaitable<T, Executor>;

using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

/// Awaits without an exception: the result is a tuple that begins with the error code.
inline constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable_t<Executor>{});

} // namespace tempo::http
