#include "daemon/services/setting_service.hpp"

#include "daemon/services/actor.hpp"
#include "store/audit_log.hpp"
#include "store/setting_table.hpp"

#include <nlohmann/json.hpp>

#include <utility>

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

} // namespace

Expected<void> SettingService::replaceFile(SettingLayer file) {
    Settings wanted = settings_;
    wanted.replaceFileLayer(std::move(file));
    if (auto applied = apply_(effectiveSettings(wanted)); !applied) {
        return applied;
    }
    settings_ = std::move(wanted);
    return {};
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
    const auto value = settings_.checkChange(params.name, params.value);
    if (!value) {
        co_return tl::unexpected(value.error());
    }
    Settings wanted = settings_;
    if (auto stored = wanted.store(params.name, *value); !stored) {
        co_return tl::unexpected(std::move(stored.error()));
    }
    auto write = [name = params.name, text = toJson(*value).dump()](store::WriteContext& context) {
        store::putSetting(context, name, text);
    };
    co_return co_await change(std::move(wanted), params.name, caller, std::move(write));
}

Async<protocol::SettingInfo> SettingService::unset(std::string name, control::Caller caller) {
    Settings wanted = settings_;
    if (auto outcome = wanted.unset(name); !outcome) {
        co_return tl::unexpected(std::move(outcome.error()));
    }
    auto write = [name](store::WriteContext& context) {
        store::removeSetting(context, name);
    };
    co_return co_await change(std::move(wanted), name, caller, std::move(write));
}

Async<protocol::SettingInfo> SettingService::change(Settings wanted, std::string name,
                                                    control::Caller caller, Write write) {
    if (changing_ == Changing::Yes) {
        co_return failure(ErrorCode::Busy, "Another setting is being changed; try again.");
    }
    if (auto applied = apply_(effectiveSettings(wanted)); !applied) {
        co_return tl::unexpected(std::move(applied.error()));
    }
    AuditEntry entry{.at = {}, .kind = "setting.changed", .actor = actorOf(caller)};
    entry.detail = name + " is now " + toText(wanted.value(name));
    changing_ = Changing::Yes;
    // g++ 12 moves a lambda that is written inside a co_await bit by bit; outside it is safe.
    auto writing = tasks_.write<Done>(
        [write = std::move(write), entry](store::WriteContext& context) -> Expected<Done> {
            write(context);
            auto line = entry;
            line.at = context.now;
            store::append(context, line);
            return Done{};
        });
    const auto written = co_await std::move(writing);
    changing_ = Changing::No;
    if (!written) {
        static_cast<void>(apply_(effectiveSettings(settings_)));
        co_return tl::unexpected(written.error());
    }
    settings_ = std::move(wanted);
    co_return infoOf(*settings_.report(name));
}

} // namespace tempo::daemon
