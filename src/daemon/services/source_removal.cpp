#include "daemon/services/source_removal.hpp"

#include "access/provider_binding.hpp"
#include "core/provider_identifier.hpp"
#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"
#include "store/sources/provider_tree.hpp"
#include "store/sources/source_table.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

using protocol::EventsOfSource;
using protocol::Extent;
using protocol::SendersOfSource;

/// Events that one transaction deletes, so that posting hardly waits.
constexpr std::size_t kRemovedAtOnce = 200;

AuditEntry entryOf(const char* kind, const protocol::SourceRemoveParams& params,
                   const control::Caller& caller, std::string detail) {
    return {.kind = kind,
            .actor = actorOf(caller),
            .provider = params.provider,
            .detail = std::move(detail)};
}

std::string countOf(std::uint64_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string wordsOf(const protocol::SourceRemoveParams& params,
                    const protocol::SourceRemoval& removal) {
    return countOf(removal.removed.size(), "source") + ", " +
           (params.events == EventsOfSource::Delete ? countOf(removal.deleted, "event") + " deleted"
                                                    : "events kept");
}

/// Whether revoking the sender keeps nothing but the removed sources from sending.
bool belongsTo(const Sender& sender, const protocol::SourceRemoveParams& params) {
    return params.extent == Extent::Tree ? isInTree(sender.provider, params.provider)
                                         : sender.provider == params.provider;
}

bool mayBringBack(const Sender& sender, const protocol::SourceRemoval& removal, Timestamp now) {
    const bool usable = !sender.revokedAt && (!sender.expiresAt || *sender.expiresAt > now);
    return usable && std::ranges::any_of(removal.removed, [&](const std::string& provider) {
               return access::allowsProvider(sender.provider, provider);
           });
}

} // namespace

Async<protocol::SourceRemoval> SourceRemoval::remove(protocol::SourceRemoveParams params,
                                                     control::Caller caller) {
    protocol::SourceRemoval removal;
    auto finding = find(params);
    auto found = co_await std::move(finding);
    if (!found) {
        co_return tl::unexpected(std::move(found.error()));
    }
    removal.removed = *std::move(found);
    if (params.events == EventsOfSource::Delete) {
        auto noting = note(entryOf("source.removalBegun", params, caller, "with its events"));
        const auto noted = co_await std::move(noting);
        if (!noted) {
            co_return tl::unexpected(noted.error());
        }
        auto erasing = eraseEvents(removal.removed);
        const auto erased = co_await std::move(erasing);
        if (!erased) {
            co_return tl::unexpected(erased.error());
        }
        removal.deleted = *erased;
    }
    auto delisting = delist(removal.removed,
                            entryOf("source.removed", params, caller, wordsOf(params, removal)));
    const auto delisted = co_await std::move(delisting);
    if (!delisted) {
        co_return tl::unexpected(delisted.error());
    }
    auto settling = settleSenders(params, caller, removal);
    const auto settled = co_await std::move(settling);
    if (!settled) {
        co_return tl::unexpected(settled.error());
    }
    co_return removal;
}

Async<std::vector<std::string>> SourceRemoval::find(protocol::SourceRemoveParams params) {
    return tasks_.read<std::vector<std::string>>(
        [params = std::move(params)](
            const store::Connection& database) -> Expected<std::vector<std::string>> {
            std::vector<std::string> listed;
            for (const auto& provider : store::providersIn(database, params.provider)) {
                const auto row = store::findSource(database, provider);
                const bool meant = params.extent == Extent::Tree || provider == params.provider;
                if (meant && row && row->listed == store::Listed::Yes) {
                    listed.push_back(provider);
                }
            }
            if (listed.empty()) {
                return failure(ErrorCode::NotFound, "There is no source '" + params.provider +
                                                        "'; 'tempoctl sources' shows them.");
            }
            return listed;
        });
}

Async<std::uint64_t> SourceRemoval::eraseEvents(std::vector<std::string> providers) {
    const auto begun = clock_.now();
    std::uint64_t erased = 0;
    for (const auto& provider : providers) {
        for (bool more = true; more;) {
            auto erasing = eraseStep(provider, begun);
            const auto step = co_await std::move(erasing);
            if (!step) {
                co_return tl::unexpected(step.error());
            }
            erased += *step;
            more = *step == kRemovedAtOnce;
        }
    }
    co_return erased;
}

Async<std::size_t> SourceRemoval::eraseStep(std::string provider, Timestamp time) {
    auto writing = tasks_.write<std::vector<EventId>>(
        [provider = std::move(provider),
         time](store::WriteContext& context) -> Expected<std::vector<EventId>> {
            return store::eraseOfSource(context, provider, time, kRemovedAtOnce);
        });
    auto erased = co_await std::move(writing);
    if (!erased) {
        co_return tl::unexpected(std::move(erased.error()));
    }
    const auto count = erased->size();
    feed_.stageDeleted(*std::move(erased));
    co_return count;
}

/// A source that was forgotten with its last event has left the list already.
Async<Done> SourceRemoval::delist(std::vector<std::string> providers, AuditEntry entry) {
    return tasks_.write<Done>([providers = std::move(providers), entry = std::move(entry)](
                                  store::WriteContext& context) -> Expected<Done> {
        for (const auto& provider : providers) {
            store::delistSource(context, provider);
        }
        auto line = entry;
        line.at = context.now;
        store::append(context, line);
        return Done{};
    });
}

Async<Done> SourceRemoval::note(AuditEntry entry) {
    return delist({}, std::move(entry));
}

Async<Done> SourceRemoval::settleSenders(protocol::SourceRemoveParams params,
                                         control::Caller caller, protocol::SourceRemoval& removal) {
    const auto all = co_await senders_.list();
    if (!all) {
        co_return tl::unexpected(all.error());
    }
    for (const auto& sender : all->senders) {
        const bool revokes = params.senders == SendersOfSource::Revoke && !sender.revokedAt &&
                             belongsTo(sender, params);
        if (revokes) {
            auto revoking = senders_.revoke(sender.id.toString(), caller);
            const auto revoked = co_await std::move(revoking);
            if (!revoked) {
                co_return tl::unexpected(revoked.error());
            }
            removal.revoked.push_back(sender.name);
        } else if (mayBringBack(sender, removal, clock_.now())) {
            removal.maySendYet.push_back(sender.name);
        }
    }
    co_return Done{};
}

} // namespace tempo::daemon
