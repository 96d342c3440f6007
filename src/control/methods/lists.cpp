#include "control/methods/method.hpp"

#include <algorithm>
#include <array>

namespace tempo::control {
namespace {

Async<protocol::SourceList> listSources(Context& context, protocol::Empty /*params*/) {
    return context.ports.lists.sources();
}

Async<protocol::SourceRemoval> removeSource(Context& context, protocol::SourceRemoveParams params) {
    return context.ports.lists.removeSource(std::move(params), context.caller);
}

Async<protocol::SourcesSubscribed> subscribeSources(Context& context, protocol::Empty /*params*/) {
    return context.subscriptions.addSources();
}

Async<protocol::Counts> getCounts(Context& context, protocol::Empty /*params*/) {
    return context.ports.lists.counts();
}

Async<protocol::CountsSubscribed> subscribeCounts(Context& context, protocol::Empty /*params*/) {
    return context.subscriptions.addCounts();
}

Expected<void> checkStarts(const protocol::ActivityParams& params) {
    if (std::ranges::is_sorted(params.starts, std::ranges::less_equal())) {
        return {};
    }
    return failure(ErrorCode::InvalidInput, "`starts` must rise from one time to the next");
}

template<class Result>
Async<Result> refuse(Error error) {
    co_return tl::unexpected(std::move(error));
}

Async<protocol::Activity> getActivity(Context& context, protocol::ActivityParams params) {
    auto check = checkStarts(params);
    return check ? context.ports.lists.activity(std::move(params))
                 : refuse<protocol::Activity>(std::move(check.error()));
}

Async<protocol::ActivitySubscribed> subscribeActivity(Context& context,
                                                      protocol::ActivityParams params) {
    auto check = checkStarts(params);
    return check ? context.subscriptions.addActivity(std::move(params))
                 : refuse<protocol::ActivitySubscribed>(std::move(check.error()));
}

/// A page of big events gets shorter until it fits one line; one row always does.
template<class Params, auto Read>
Async<std::string> page(Context& context, nlohmann::json json) {
    auto params = protocol::fromJson<Params>(json);
    if (!params) {
        co_return tl::unexpected(std::move(params.error()));
    }
    for (;;) {
        const auto page = co_await (context.ports.lists.*Read)(*params);
        if (!page) {
            co_return tl::unexpected(page.error());
        }
        auto text = protocol::jsonText(*page);
        if (text.size() <= kResultSize || params->limit == 1) {
            co_return text;
        }
        params->limit = std::max(1U, params->limit / 2);
    }
}

Async<protocol::ListSubscribed> subscribeTimeline(Context& context,
                                                  protocol::TimelineFilter filter) {
    co_return context.subscriptions.addTimeline(std::move(filter));
}

Async<protocol::StackDetail> getStack(Context& context, protocol::StackParams params) {
    return context.ports.lists.stack(params.id);
}

Async<protocol::TimelineMarked> mark(Context& context, protocol::TimelineMarkParams params) {
    return context.ports.marks.mark(std::move(params), context.caller);
}

Async<protocol::ChangedResult> unmark(Context& context, protocol::TimelineMarking marking) {
    return context.ports.marks.unmark(marking, context.caller);
}

constexpr std::array kMethods{
    Method{"sources.list", protocol::Role::Viewer, answer<listSources>},
    Method{"sources.remove", protocol::Role::Owner, answer<removeSource>},
    Method{"sources.subscribe", protocol::Role::Viewer, answer<subscribeSources>},
    Method{"counts.get", protocol::Role::Viewer, answer<getCounts>},
    Method{"counts.subscribe", protocol::Role::Viewer, answer<subscribeCounts>},
    Method{"activity.get", protocol::Role::Viewer, answer<getActivity>},
    Method{"activity.subscribe", protocol::Role::Viewer, answer<subscribeActivity>},
    Method{"timeline.list", protocol::Role::Viewer,
           page<protocol::TimelineParams, &ListPort::timeline>},
    Method{"timeline.mark", protocol::Role::Owner, answer<mark>},
    Method{"timeline.unmark", protocol::Role::Owner, answer<unmark>},
    Method{"timeline.subscribe", protocol::Role::Viewer, answer<subscribeTimeline>},
    Method{"stacks.get", protocol::Role::Viewer, answer<getStack>},
    Method{"stacks.events", protocol::Role::Viewer,
           page<protocol::StackEventsParams, &ListPort::stackEvents>},
};

} // namespace

std::span<const Method> listMethods() {
    return kMethods;
}

} // namespace tempo::control
