#include "daemon/services/event_selections.hpp"

#include "daemon/services/actor.hpp"
#include "daemon/services/event_count.hpp"
#include "store/audit/audit_log.hpp"

#include <algorithm>
#include <utility>

namespace tempo::daemon {
namespace {

/// Events that one transaction deletes, so that posting hardly waits.
constexpr std::size_t kStep = 200;

/// As the audit names them: `of provider scripts, before 2026-01-31T00:00:00.000Z`.
std::string wordsOf(const protocol::EventSelection& selection) {
    std::string words;
    const auto add = [&words](const char* what, const std::string& value) {
        words += (words.empty() ? "" : ", ") + std::string(what) + " " + value;
    };
    if (selection.provider) {
        add("of provider", *selection.provider);
    }
    if (selection.sender) {
        add("of sender", *selection.sender);
    }
    if (selection.after) {
        add("from", formatRfc3339(*selection.after));
    }
    if (selection.before) {
        add("before", formatRfc3339(*selection.before));
    }
    return words.empty() ? "all" : words;
}

} // namespace

Async<store::EventSelection> EventSelections::resolve(protocol::EventSelection selection) {
    return tasks_.read<store::EventSelection>(
        [selection = std::move(selection)](
            const store::Connection& database) -> Expected<store::EventSelection> {
            store::EventSelection resolved{.provider = selection.provider,
                                           .sender = std::nullopt,
                                           .after = selection.after,
                                           .before = selection.before};
            if (!selection.sender) {
                return resolved;
            }
            resolved.sender = store::findSender(database, *selection.sender);
            if (!resolved.sender) {
                return failure(ErrorCode::NotFound, "There is no sender '" + *selection.sender +
                                                        "'; 'tempoctl token list' shows them.");
            }
            return resolved;
        });
}

Async<protocol::EventExportPage> EventSelections::exportPage(protocol::EventExportParams params,
                                                             control::Caller caller) {
    auto resolving = resolve(params.selection);
    const auto selection = co_await std::move(resolving);
    if (!selection) {
        co_return tl::unexpected(selection.error());
    }
    if (params.after == 0) {
        auto noting = note("event.exported", caller, wordsOf(params.selection));
        const auto noted = co_await std::move(noting);
        if (!noted) {
            co_return tl::unexpected(noted.error());
        }
    }
    auto reading = tasks_.read<protocol::EventExportPage>(
        [selection = *selection,
         dismissed = params.dismissed == protocol::Dismissed::Shown ? store::Dismissed::Shown
                                                                    : store::Dismissed::Hidden,
         after = params.after, limit = params.limit](
            const store::Connection& database) -> Expected<protocol::EventExportPage> {
            return protocol::EventExportPage{
                .events = store::selectEvents(database, selection, dismissed, after, limit)};
        });
    co_return co_await std::move(reading);
}

Async<protocol::EventMatches> EventSelections::count(protocol::EventSelection selection) {
    auto resolving = resolve(std::move(selection));
    const auto resolved = co_await std::move(resolving);
    if (!resolved) {
        co_return tl::unexpected(resolved.error());
    }
    auto reading = tasks_.readInBackground<protocol::EventMatches>(
        [resolved =
             *resolved](const store::Connection& database) -> Expected<protocol::EventMatches> {
            const auto last = store::lastSequence(database);
            return protocol::EventMatches{
                .matching = store::countSelected(database, resolved, last), .upTo = last};
        });
    co_return co_await std::move(reading);
}

/// The audit has a line before the first deletion, so that one that is broken off is known too.
Async<protocol::ChangedResult> EventSelections::erase(protocol::EventEraseParams params,
                                                      control::Caller caller) {
    if (params.selection == protocol::EventSelection{}) {
        co_return failure(ErrorCode::InvalidInput,
                          "Say which events: by `provider`, `sender`, `after` or `before`.");
    }
    const auto words = wordsOf(params.selection);
    auto resolving = resolve(params.selection);
    const auto selection = co_await std::move(resolving);
    if (!selection) {
        co_return tl::unexpected(selection.error());
    }
    auto noting = note("event.deletionBegun", caller, words);
    const auto noted = co_await std::move(noting);
    if (!noted) {
        co_return tl::unexpected(noted.error());
    }
    protocol::ChangedResult result;
    Range range{.after = 0, .upTo = params.upTo};
    while (params.limit == 0 || result.changed < params.limit) {
        auto looking = nextStep(*selection, range);
        auto found = co_await std::move(looking);
        if (!found) {
            co_return tl::unexpected(std::move(found.error()));
        }
        if (found->empty()) {
            break;
        }
        if (params.limit != 0) {
            found->resize(std::min<std::uint64_t>(found->size(), params.limit - result.changed));
        }
        range.after = found->back().sequence;
        auto erasing = eraseStep(*std::move(found));
        const auto erased = co_await std::move(erasing);
        if (!erased) {
            co_return tl::unexpected(erased.error());
        }
        result.changed += *erased;
    }
    auto ending = note("event.deleted", caller, countOfEvents(result.changed) + ": " + words);
    const auto ended = co_await std::move(ending);
    if (!ended) {
        co_return tl::unexpected(ended.error());
    }
    co_return result;
}

Async<std::vector<store::EventVersion>> EventSelections::nextStep(store::EventSelection selection,
                                                                  Range range) {
    return tasks_.readInBackground<std::vector<store::EventVersion>>(
        [selection = std::move(selection),
         range](const store::Connection& database) -> Expected<std::vector<store::EventVersion>> {
            return store::selectVersions(database, selection, range, kStep);
        });
}

Async<std::size_t> EventSelections::eraseStep(std::vector<store::EventVersion> versions) {
    auto writing = tasks_.write<std::vector<EventId>>(
        [versions =
             std::move(versions)](store::WriteContext& context) -> Expected<std::vector<EventId>> {
            return store::eraseVersions(context, versions);
        });
    auto erased = co_await std::move(writing);
    if (!erased) {
        co_return tl::unexpected(std::move(erased.error()));
    }
    const auto count = erased->size();
    feed_.stageDeleted(*std::move(erased));
    co_return count;
}

Async<Done> EventSelections::note(std::string kind, control::Caller caller, std::string detail) {
    return tasks_.write<Done>([entry = AuditEntry{.at = {},
                                                  .kind = std::move(kind),
                                                  .actor = actorOf(caller),
                                                  .detail = std::move(detail)}](
                                  store::WriteContext& context) -> Expected<Done> {
        auto line = entry;
        line.at = context.now;
        store::append(context, line);
        return Done{};
    });
}

} // namespace tempo::daemon
