#pragma once

#include "control/as_tuple.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <optional>
#include <utility>
#include <variant>

namespace tempo::control {

/// What an operation gives, or nothing if it is not done at that time; it is cancelled then.
template<class T>
boost::asio::awaitable<std::optional<T>> before(boost::asio::steady_timer::time_point end,
                                                boost::asio::awaitable<T> operation) {
    using namespace boost::asio::experimental::awaitable_operators;
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, end);
    auto first = co_await (std::move(operation) || timer.async_wait(kAsTuple));
    if (auto* done = std::get_if<0>(&first)) {
        co_return std::move(*done);
    }
    co_return std::nullopt;
}

} // namespace tempo::control
