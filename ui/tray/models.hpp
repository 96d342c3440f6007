#pragma once

#include "model/events/attention_model.hpp"
#include "model/events/event_actions.hpp"
#include "model/events/event_feed.hpp"
#include "model/link/daemon_starter.hpp"
#include "model/security/tls_model.hpp"
#include "model/senders/sender_list_model.hpp"
#include "model/settings/daemon_settings.hpp"
#include "model/settings/preferences.hpp"
#include "model/sources/source_model.hpp"

namespace tempo::tray {

/// What windows show and work with. It borrows everything; the application owns it and outlives
/// every window.
struct Models {
    model::DaemonLink& link;
    model::EventFeed& feed;
    model::AttentionModel& attention;
    model::SenderListModel& senders;
    model::SourceModel& sources;
    model::EventActions& actions;
    model::DaemonSettings& settings;
    model::TlsModel& tls;
    model::DaemonStarter& starter;
    model::Preferences& preferences;
};

} // namespace tempo::tray
