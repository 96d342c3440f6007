#include "daemon/services/setting_service.hpp"

#include "daemon/services/actor.hpp"
#include "store/audit/audit_log.hpp"
#include "store/settings/setting_table.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <utility>
#include <vector>

namespace tempo::daemon {
namespace {

protocol::SettingInfo infoOf(const SettingReport& report) {
    return {.name = std::string(report.definition->name),
            .value = toJson(report.value),
            .defaultValue = toJson(defaultValue(*report.definition)),
            .origin = std::string(toText(report.origin)),
            .originDetail = report.source,
            .locked = report.locked,
            .description = std::string(report.definition->description)};
}

Force forceOf(bool asked) {
    return asked ? Force::Yes : Force::No;
}

void writeChange(store::WriteContext& context, const SettingChange& change,
                 const Settings& settings) {
    if (change.value) {
        store::putSetting(context, change.name, toJson(settings.value(change.name)).dump());
    } else {
        store::removeSetting(context, change.name);
    }
}

/// The line of the audit; nothing for a default that was in force before, too.
std::optional<AuditEntry> auditEntry(const SettingChange& change, const Settings& before,
                                     const Settings& wanted, const control::Caller& caller) {
    const auto& value = wanted.value(change.name);
    if (!change.value && value == before.value(change.name)) {
        return std::nullopt;
    }
    AuditEntry entry{.at = {}, .kind = "setting.changed", .actor = actorOf(caller)};
    const auto text = toText(value);
    entry.detail = change.name + " is now " + (text.empty() ? "empty" : text);
    return entry;
}

std::vector<AuditEntry> auditEntries(const SettingChanges& changes, const Settings& before,
                                     const Settings& wanted, const control::Caller& caller) {
    std::vector<AuditEntry> entries;
    if (changes.line) {
        entries.push_back(*changes.line);
        entries.back().actor = actorOf(caller);
        return entries;
    }
    for (const auto& change : changes.values) {
        if (auto entry = auditEntry(change, before, wanted, caller)) {
            entries.push_back(*std::move(entry));
        }
    }
    return entries;
}

/// All that a change writes.
StoreTasks::WriteWork<Done> writeOf(const SettingChanges& changes, const Settings& before,
                                    const Settings& wanted, const control::Caller& caller) {
    const auto entries = auditEntries(changes, before, wanted, caller);
    return [changes, wanted, entries](store::WriteContext& context) -> Expected<Done> {
        for (const auto& change : changes.values) {
            writeChange(context, change, wanted);
        }
        for (auto entry : entries) {
            entry.at = context.now;
            store::append(context, entry);
        }
        if (changes.also) {
            changes.also(context);
        }
        return Done{};
    };
}

} // namespace

Async<Done> SettingService::replaceFile(SettingLayer file) {
    const auto turn = co_await takeTurn();
    if (!turn) {
        co_return tl::unexpected(turn.error());
    }
    auto outcome = replaceFileNow(std::move(file));
    endTurn();
    co_return outcome;
}

Expected<Done> SettingService::replaceFileNow(SettingLayer file) {
    Settings wanted = settings_;
    wanted.replaceFileLayer(std::move(file));
    if (auto applied = apply_(effectiveSettings(wanted)); !applied) {
        return tl::unexpected(std::move(applied.error()));
    }
    settings_ = std::move(wanted);
    return Done{};
}

Async<protocol::SettingList> SettingService::list() {
    protocol::SettingList result;
    for (const auto& report : settings_.list()) {
        result.settings.push_back(infoOf(report));
    }
    co_return result;
}

Async<protocol::SettingInfo> SettingService::get(std::string name) {
    const auto report = settings_.report(name);
    if (!report) {
        co_return tl::unexpected(report.error());
    }
    co_return infoOf(*report);
}

Async<protocol::SettingInfo> SettingService::set(protocol::SettingSetParams params,
                                                 control::Caller caller) {
    return changeOne({std::move(params.name), std::move(params.value)}, forceOf(params.force),
                     caller);
}

Async<protocol::SettingInfo> SettingService::unset(protocol::SettingUnsetParams params,
                                                   control::Caller caller) {
    return changeOne({std::move(params.name), std::nullopt}, forceOf(params.force), caller);
}

Async<protocol::SettingInfo> SettingService::changeOne(SettingChange wanted, Force force,
                                                       control::Caller caller) {
    const auto name = wanted.name;
    SettingChanges changes{.values = {std::move(wanted)}, .also = {}, .force = force};
    auto changing = change(std::move(changes), caller);
    const auto outcome = co_await std::move(changing);
    if (!outcome) {
        co_return tl::unexpected(outcome.error());
    }
    co_return infoOf(*settings_.report(name));
}

Expected<Settings> SettingService::changed(const SettingChanges& changes) const {
    Settings wanted = settings_;
    for (const auto& [name, json] : changes.values) {
        auto outcome = json ? wanted.checkChange(name, *json).and_then([&](SettingValue value) {
            return wanted.store(name, std::move(value));
        })
                            : wanted.unset(name);
        if (!outcome) {
            return tl::unexpected(std::move(outcome.error()));
        }
    }
    return wanted;
}

Async<Done> SettingService::change(SettingChanges changes, control::Caller caller) {
    Decide decide = [changes = std::move(changes)](const Settings&) {
        return Expected<SettingChanges>(changes);
    };
    return decideAndChange(std::move(decide), caller);
}

Async<Done> SettingService::decideAndChange(Decide decide, control::Caller caller) {
    const auto turn = co_await takeTurn();
    if (!turn) {
        co_return tl::unexpected(turn.error());
    }
    auto changing = changeNow(std::move(decide), caller);
    auto outcome = co_await std::move(changing);
    endTurn();
    co_return outcome;
}

Async<Done> SettingService::changeNow(Decide decide, control::Caller caller) {
    const auto changes = decide(settings_);
    if (!changes) {
        co_return tl::unexpected(changes.error());
    }
    auto wanted = changed(*changes);
    if (!wanted) {
        co_return tl::unexpected(std::move(wanted.error()));
    }
    if (auto check = guard_(effectiveSettings(settings_), effectiveSettings(*wanted));
        !check && changes->force == Force::No) {
        co_return tl::unexpected(std::move(check.error()));
    }
    if (auto applied = apply_(effectiveSettings(*wanted)); !applied) {
        co_return tl::unexpected(std::move(applied.error()));
    }
    // g++ 12 moves a lambda that is written inside a co_await bit by bit; outside it is safe.
    auto writing = tasks_.write<Done>(writeOf(*changes, settings_, *wanted, caller));
    auto written = co_await std::move(writing);
    if (written) {
        settings_ = *std::move(wanted);
    } else {
        static_cast<void>(apply_(effectiveSettings(settings_)));
    }
    co_return written;
}

Async<Done> SettingService::takeTurn() {
    if (changing_ == Changing::No) {
        changing_ = Changing::Yes;
        co_return Done{};
    }
    auto wait = [this](OutcomeHandler<Done> go) {
        waiting_.push_back(std::move(go));
    };
    co_return co_await awaitOutcome<Done>(std::move(wait));
}

void SettingService::endTurn() {
    if (waiting_.empty()) {
        changing_ = Changing::No;
        return;
    }
    auto next = std::move(waiting_.front());
    waiting_.pop_front();
    next(Done{});
}

} // namespace tempo::daemon
