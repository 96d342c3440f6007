#pragma once

#include <tempo/core/error.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <functional>
#include <memory>
#include <utility>

namespace tempo::daemon {

namespace asio = boost::asio;

template<class T>
using Async = asio::awaitable<Expected<T>>;

/// Takes an outcome, once.
template<class T>
using OutcomeHandler = std::function<void(Expected<T>)>;

/// Turns an operation with a callback into an awaitable. `start` gets the callback and must not
/// call it before it has returned; the coroutine goes on inside that call.
template<class T>
Async<T> awaitOutcome(std::function<void(OutcomeHandler<T>)> start) {
    auto initiate = [](auto handler, std::function<void(OutcomeHandler<T>)> operation) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        operation([shared](Expected<T> outcome) { std::move (*shared)(std::move(outcome)); });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Expected<T>)>(
        std::move(initiate), asio::use_awaitable, std::move(start));
}

} // namespace tempo::daemon
