#pragma once

#include <tempo/protocol/messages/settings.hpp>

#include <QString>

namespace tempo::model {

/// What a setting that the window shows is for, in its language; of the others, what the daemon
/// says. Pure.
QString settingWords(const protocol::SettingInfo& setting);

/// What fixes it from outside, as `file: /etc/tempo/tempo.toml`; empty where nothing does.
QString lockWords(const protocol::SettingInfo& setting);

} // namespace tempo::model
