#include "control/methods/method.hpp"

#include <algorithm>
#include <array>

namespace tempo::control {
namespace {

/// A page of big events gets shorter until it fits one line; one event always does.
Async<std::string> list(Context& context, nlohmann::json json) {
    auto params = protocol::fromJson<protocol::EventListParams>(json);
    if (!params) {
        co_return tl::unexpected(std::move(params.error()));
    }
    for (;;) {
        const auto page = co_await context.ports.events.list(*params);
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

/// Leaves out the oldest revisions where all of them would not fit one line.
Async<std::string> get(Context& context, nlohmann::json json) {
    const auto params = protocol::fromJson<protocol::EventParams>(json);
    if (!params) {
        co_return tl::unexpected(params.error());
    }
    auto detail = co_await context.ports.events.get(params->id);
    if (!detail) {
        co_return tl::unexpected(std::move(detail.error()));
    }
    auto text = protocol::jsonText(*detail);
    while (text.size() > kResultSize && !detail->revisions.empty()) {
        detail->revisions.resize(detail->revisions.size() / 2);
        text = protocol::jsonText(*detail);
    }
    co_return text;
}

Async<protocol::ChangedResult> acknowledge(Context& context, protocol::EventIdsParams params) {
    return context.ports.events.acknowledge(std::move(params.ids), context.caller);
}

Async<protocol::ChangedResult> unacknowledge(Context& context, protocol::EventIdsParams params) {
    return context.ports.events.unacknowledge(std::move(params.ids), context.caller);
}

Async<protocol::ChangedResult> dismiss(Context& context, protocol::EventIdsParams params) {
    return context.ports.events.dismiss(std::move(params.ids), context.caller);
}

Async<protocol::ChangedResult> undismiss(Context& context, protocol::EventIdsParams params) {
    return context.ports.events.undismiss(std::move(params.ids), context.caller);
}

Async<protocol::ChangedResult> erase(Context& context, protocol::EventIdsParams params) {
    return context.ports.events.erase(std::move(params.ids), context.caller);
}

/// As `list`: a page of big events gets shorter until it fits one line.
Async<std::string> exportPage(Context& context, nlohmann::json json) {
    auto params = protocol::fromJson<protocol::EventExportParams>(json);
    if (!params) {
        co_return tl::unexpected(std::move(params.error()));
    }
    const auto page = co_await context.ports.selections.exportPage(*params, context.caller);
    if (!page) {
        co_return tl::unexpected(page.error());
    }
    auto shown = *page;
    auto text = protocol::jsonText(shown);
    while (text.size() > kResultSize && shown.events.size() > 1) {
        shown.events.resize(shown.events.size() / 2);
        text = protocol::jsonText(shown);
    }
    co_return text;
}

/// As `list`: a page of big events gets shorter until it fits one line.
Async<std::string> search(Context& context, nlohmann::json json) {
    auto params = protocol::fromJson<protocol::EventSearchParams>(json);
    if (!params) {
        co_return tl::unexpected(std::move(params.error()));
    }
    for (;;) {
        const auto page = co_await context.ports.search.search(*params);
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

Async<protocol::EventImportResult> import(Context& context, protocol::EventImportParams params) {
    return context.ports.imports.import(std::move(params), context.caller);
}

Async<protocol::EventMatches> countMatching(Context& context, protocol::EventSelection selection) {
    return context.ports.selections.count(std::move(selection));
}

Async<protocol::ChangedResult> deleteMatching(Context& context, protocol::EventEraseParams params) {
    return context.ports.selections.erase(std::move(params), context.caller);
}

constexpr std::array kMethods{
    Method{"events.list", protocol::Role::Viewer, list},
    Method{"events.get", protocol::Role::Viewer, get},
    Method{"events.acknowledge", protocol::Role::Owner, answer<acknowledge>},
    Method{"events.unacknowledge", protocol::Role::Owner, answer<unacknowledge>},
    Method{"events.dismiss", protocol::Role::Owner, answer<dismiss>},
    Method{"events.undismiss", protocol::Role::Owner, answer<undismiss>},
    Method{"events.delete", protocol::Role::Owner, answer<erase>},
    Method{"events.export", protocol::Role::Viewer, exportPage},
    Method{"events.search", protocol::Role::Viewer, search},
    Method{"events.import", protocol::Role::Owner, answer<import>},
    Method{"events.countMatching", protocol::Role::Viewer, answer<countMatching>},
    Method{"events.deleteMatching", protocol::Role::Owner, answer<deleteMatching>},
};

} // namespace

std::span<const Method> eventMethods() {
    return kMethods;
}

} // namespace tempo::control
