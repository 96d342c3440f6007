#pragma once

#include "control/ports.hpp"
#include "daemon/services/setting_change.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/settings/settings.hpp"
#include "daemon/store_tasks.hpp"

#include <deque>
#include <functional>
#include <string>

namespace tempo::daemon {

/// The settings as the owner sees and changes them. A change is tried first, then stored, then
/// answered: what cannot be put into force is not stored. Changes happen one after the other, each
/// on top of what the one before has left. Io thread.
class SettingService final : public control::SettingPort {
public:
    /// Puts settings into force, or says what stands in the way and leaves everything as it was.
    using Apply = std::function<Expected<void>(const EffectiveSettings&)>;

    /// Says what stands against a change, which the owner may force all the same.
    using Guard = std::function<Expected<void>(const EffectiveSettings& inForce,
                                               const EffectiveSettings& wanted)>;

    /// Says what to change in the settings as they are when the change has its turn, or why not.
    using Decide = std::function<Expected<SettingChanges>(const Settings&)>;

    /// `tasks` must outlive it.
    SettingService(StoreTasks& tasks, Settings settings, Apply apply, Guard guard)
        : tasks_(tasks), settings_(std::move(settings)), apply_(std::move(apply)),
          guard_(std::move(guard)) {}

    EffectiveSettings effective() const { return effectiveSettings(settings_); }

    /// Takes over what a configuration file says now, whatever the guard would say; after the
    /// changes that are being made.
    Async<Done> replaceFile(SettingLayer file);

    Async<protocol::SettingList> list() override;
    Async<protocol::SettingInfo> get(std::string name) override;
    Async<protocol::SettingInfo> set(protocol::SettingSetParams params,
                                     control::Caller caller) override;
    Async<protocol::SettingInfo> unset(protocol::SettingUnsetParams params,
                                       control::Caller caller) override;

    /// Changes several settings, all or none, and whatever else belongs to it. What the guard says
    /// is the Error, unless the change is forced.
    Async<Done> change(SettingChanges changes, control::Caller caller);

    /// The same for a change that depends on what is there.
    Async<Done> decideAndChange(Decide decide, control::Caller caller);

private:
    Async<protocol::SettingInfo> changeOne(SettingChange wanted, Force force,
                                           control::Caller caller);
    Async<Done> changeNow(Decide decide, control::Caller caller);
    Expected<Done> replaceFileNow(SettingLayer file);
    Async<Done> takeTurn();
    void endTurn();
    Expected<Settings> changed(const SettingChanges& changes) const;

    StoreTasks& tasks_;
    Settings settings_;
    Apply apply_;
    Guard guard_;
    enum class Changing { No, Yes } changing_ = Changing::No;
    std::deque<OutcomeHandler<Done>> waiting_; ///< for their turn
};

} // namespace tempo::daemon
