#pragma once

#include "model/attention_model.hpp"
#include "model/daemon_settings.hpp"
#include "model/daemon_starter.hpp"
#include "model/event_actions.hpp"
#include "model/event_feed.hpp"
#include "model/preferences.hpp"
#include "model/sender_list_model.hpp"
#include "model/source_list_model.hpp"
#include "model/tls_model.hpp"

namespace tempo::tray {

/// What windows show and work with. It borrows everything; the application owns it and outlives
/// every window.
struct Models {
    model::DaemonLink& link;
    model::EventFeed& feed;
    model::AttentionModel& attention;
    model::SenderListModel& senders;
    model::SourceListModel& sources;
    model::EventActions& actions;
    model::DaemonSettings& settings;
    model::TlsModel& tls;
    model::DaemonStarter& starter;
    model::Preferences& preferences;
};

} // namespace tempo::tray
