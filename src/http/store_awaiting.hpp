#pragma once

#include "http/ports.hpp"
#include "http/task.hpp"

#include <memory>
#include <utility>

namespace tempo::http {

/// Hands a batch to the sink and waits for the outcome of its commit.
inline Task<StoreOutcome> awaitStored(EventSink& sink, EventBatch batch) {
    auto start = [&sink](auto handler, EventBatch events) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        sink.store(std::move(events),
                   [shared](StoreOutcome outcome) { std::move (*shared)(std::move(outcome)); });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>,
                                            void(StoreOutcome)>(
        std::move(start), asio::use_awaitable_t<Executor>{}, std::move(batch));
}

} // namespace tempo::http
