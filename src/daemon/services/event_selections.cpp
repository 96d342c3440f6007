#include "daemon/services/event_selections.hpp"

#include "daemon/services/actor.hpp"
#include "daemon/services/event_count.hpp"
#include "store/audit/audit_log.hpp"

#include <algorithm>
#include <memory>
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

void append(store::WriteContext& context, const char* kind, const store::Deletion& deletion,
            std::string detail) {
    store::append(
        context,
        {.at = context.now, .kind = kind, .actor = deletion.actor, .detail = std::move(detail)});
}

} // namespace

/// Tells the audit how far those came that nobody goes on with.
class EventSelections::EndStopped final : public store::WriteJob {
public:
    EndStopped(EventSelections& selections, std::chrono::seconds idle)
        : selections_(selections), idle_(idle) {}

    Expected<void> apply(store::WriteContext& context) override {
        for (const auto& [deletion, events] :
             store::endStoppedDeletions(context, context.now - idle_)) {
            append(context, "event.deleted", deletion,
                   countOfEvents(events) + ", then stopped: " + deletion.selection);
        }
        left_ = store::anyDeletionGoesOn(context.database) ? Unfinished::Maybe : Unfinished::No;
        return {};
    }

    void finish(Expected<void> outcome) override {
        if (outcome) {
            selections_.unfinished_ = left_;
        }
    }

private:
    EventSelections& selections_;
    std::chrono::seconds idle_;
    Unfinished left_ = Unfinished::Maybe;
};

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

/// The audit has a line before the first deletion, and one with the total when there is nothing
/// left, however many calls it takes.
Async<protocol::ChangedResult> EventSelections::erase(protocol::EventEraseParams params,
                                                      control::Caller caller) {
    if (params.selection == protocol::EventSelection{}) {
        co_return failure(ErrorCode::InvalidInput,
                          "Say which events: by `provider`, `sender`, `after` or `before`.");
    }
    const store::Deletion deletion{
        .actor = actorOf(caller), .selection = wordsOf(params.selection), .upTo = params.upTo};
    auto resolving = resolve(params.selection);
    const auto selection = co_await std::move(resolving);
    if (!selection) {
        co_return tl::unexpected(selection.error());
    }
    auto beginning = begin(deletion);
    const auto begun = co_await std::move(beginning);
    if (!begun) {
        co_return tl::unexpected(begun.error());
    }
    unfinished_ = Unfinished::Maybe;
    auto erasing = eraseSome(deletion, *selection, params.limit);
    co_return co_await std::move(erasing);
}

Async<protocol::ChangedResult> EventSelections::eraseSome(store::Deletion deletion,
                                                          store::EventSelection selection,
                                                          std::uint64_t limit) {
    protocol::ChangedResult result;
    Range range{.after = 0, .upTo = deletion.upTo};
    while (limit == 0 || result.changed < limit) {
        auto looking = nextStep(selection, range);
        auto found = co_await std::move(looking);
        if (!found) {
            co_return tl::unexpected(std::move(found.error()));
        }
        if (found->empty()) {
            auto ending = end(deletion);
            const auto ended = co_await std::move(ending);
            if (!ended) {
                co_return tl::unexpected(ended.error());
            }
            break;
        }
        if (limit != 0) {
            found->resize(std::min<std::uint64_t>(found->size(), limit - result.changed));
        }
        range.after = found->back().sequence;
        auto erasing = eraseStep(deletion, *std::move(found));
        const auto erased = co_await std::move(erasing);
        if (!erased) {
            co_return tl::unexpected(erased.error());
        }
        result.changed += *erased;
    }
    co_return result;
}

Async<Done> EventSelections::begin(store::Deletion deletion) {
    return tasks_.write<Done>(
        [deletion = std::move(deletion)](store::WriteContext& context) -> Expected<Done> {
            if (store::beginDeletion(context, deletion) == store::Begun::Now) {
                append(context, "event.deletionBegun", deletion, deletion.selection);
            }
            return Done{};
        });
}

Async<Done> EventSelections::end(store::Deletion deletion) {
    return tasks_.write<Done>(
        [deletion = std::move(deletion)](store::WriteContext& context) -> Expected<Done> {
            const auto events = store::endDeletion(context, deletion);
            append(context, "event.deleted", deletion,
                   countOfEvents(events) + ": " + deletion.selection);
            return Done{};
        });
}

void EventSelections::endStopped(std::chrono::seconds idle) {
    if (unfinished_ == Unfinished::Maybe) {
        tasks_.submit(std::make_unique<EndStopped>(*this, idle), [](const Error&) {});
    }
}

Async<std::vector<store::EventVersion>> EventSelections::nextStep(store::EventSelection selection,
                                                                  Range range) {
    return tasks_.readInBackground<std::vector<store::EventVersion>>(
        [selection = std::move(selection),
         range](const store::Connection& database) -> Expected<std::vector<store::EventVersion>> {
            return store::selectVersions(database, selection, range, kStep);
        });
}

Async<std::size_t> EventSelections::eraseStep(store::Deletion deletion,
                                              std::vector<store::EventVersion> versions) {
    auto writing = tasks_.write<std::vector<EventId>>(
        [deletion = std::move(deletion), versions = std::move(versions)](
            store::WriteContext& context) -> Expected<std::vector<EventId>> {
            auto erased = store::eraseVersions(context, versions);
            store::countDeleted(context, deletion, erased.size());
            return erased;
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
