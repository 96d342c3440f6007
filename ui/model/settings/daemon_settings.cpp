#include "model/settings/daemon_settings.hpp"

#include "model/settings/setting_words.hpp"

#include <QStringList>

namespace tempo::model {

QVariant toVariant(const protocol::Json& value) {
    if (value.is_boolean()) {
        return value.get<bool>();
    }
    if (value.is_number_integer()) {
        return QVariant::fromValue<qlonglong>(value.get<qlonglong>());
    }
    if (value.is_string()) {
        return shown(value.get_ref<const std::string&>());
    }
    if (value.is_array()) {
        QStringList list;
        for (const auto& item : value) {
            list << shown(item.is_string() ? item.get<std::string>() : item.dump());
        }
        return list;
    }
    return {};
}

protocol::Json toJsonValue(const QVariant& value) {
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::QStringList: {
        auto list = protocol::Json::array();
        for (const auto& item : value.toStringList()) {
            list.push_back(wire(item));
        }
        return list;
    }
    default:
        return wire(value.toString());
    }
}

DaemonSettings::DaemonSettings(DaemonLink& link, QObject* parent) : QObject(parent), link_(link) {
    connect(&link_, &DaemonLink::statusChanged, this, [this] {
        if (link_.isConnected()) {
            refresh();
        }
    });
}

void DaemonSettings::refresh() {
    ask<protocol::SettingList>(link_, this, "settings.list", protocol::Empty{},
                               [this](const Expected<protocol::SettingList>& list) {
                                   if (!list) {
                                       return;
                                   }
                                   for (const auto& info : list->settings) {
                                       take(info);
                                   }
                                   Q_EMIT changed(QString());
                               });
}

SettingState DaemonSettings::state(const QString& name) const {
    const auto found = states_.find(name);
    return found == states_.end() ? SettingState() : found->second;
}

void DaemonSettings::set(const QString& name, const QVariant& value, Insist insist) {
    const protocol::SettingSetParams params{
        .name = wire(name), .value = toJsonValue(value), .force = insist == Insist::Yes};
    ask<protocol::SettingInfo>(link_, this, "settings.set", params,
                               [this, name, insist](const Expected<protocol::SettingInfo>& info) {
                                   if (info) {
                                       take(*info);
                                       Q_EMIT changed(name);
                                       Q_EMIT applied(name);
                                   } else {
                                       states_[name].error = shown(info.error().detail);
                                       states_[name].mayInsist =
                                           insist == Insist::No &&
                                           info.error().code == ErrorCode::Conflict;
                                       Q_EMIT changed(name);
                                   }
                               });
}

void DaemonSettings::take(const protocol::SettingInfo& info) {
    states_[shown(info.name)] = {.value = toVariant(info.value),
                                 .isKnown = true,
                                 .isLocked = info.locked,
                                 .lockedBy = lockWords(info),
                                 .error = {},
                                 .description = settingWords(info)};
}

} // namespace tempo::model
