#include "control/methods/method.hpp"

#include <array>

namespace tempo::control {
namespace {

/// The sequence after which the subscriber wants to see changes.
Async<Sequence> startOf(Context& context, const protocol::SubscribeParams& params) {
    if (params.afterSequence && params.afterEvent) {
        co_return failure(ErrorCode::InvalidInput,
                          "`afterSequence` and `afterEvent` exclude each other; give one of them");
    }
    if (params.afterEvent) {
        co_return co_await context.ports.events.sequenceOf(*params.afterEvent);
    }
    co_return params.afterSequence.value_or(context.ports.feed.lastSequence());
}

Async<protocol::SubscribeResult> subscribe(Context& context, protocol::SubscribeParams params) {
    const auto start = co_await startOf(context, params);
    if (!start) {
        co_return tl::unexpected(start.error());
    }
    co_return context.subscriptions.add(*start, std::move(params.provider));
}

Async<protocol::Empty> unsubscribe(Context& context, protocol::SubscriptionParams params) {
    co_return context.subscriptions.remove(params.subscription).map([] {
        return protocol::Empty{};
    });
}

constexpr std::array kMethods{
    Method{"events.subscribe", protocol::Role::Viewer, answer<subscribe>},
    Method{"events.unsubscribe", protocol::Role::Viewer, answer<unsubscribe>},
};

} // namespace

std::span<const Method> subscriptionMethods() {
    return kMethods;
}

} // namespace tempo::control
