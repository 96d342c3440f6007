#pragma once

#include "daemon/settings/effective_settings.hpp"
#include "http/server.hpp"

#include <tempo/core/error.hpp>

#include <boost/asio/steady_timer.hpp>
#include <spdlog/logger.h>

#include <optional>
#include <string>

namespace tempo::daemon {

/// Keeps the listener where the settings want it. Io thread.
class Ingestion {
public:
    /// All must outlive it.
    Ingestion(boost::asio::io_context& io, http::Server& server, spdlog::logger& log)
        : server_(server), log_(log), retry_(io) {}

    /// Listens, moves or stops listening. An Error (the port is taken) leaves everything as it was.
    Expected<void> apply(const EffectiveSettings& settings);

    /// At the start: as apply, but what fails is tried again every few seconds, so that the owner
    /// can choose another port through the control socket.
    void start(const EffectiveSettings& settings);

    void stop();

    bool enabled() const { return enabled_; }

    /// Why nobody listens although ingestion is enabled; empty when all is well.
    const std::string& error() const { return error_; }

private:
    void listenOrRetry();

    http::Server& server_;
    spdlog::logger& log_;
    boost::asio::steady_timer retry_;
    http::Endpoint endpoint_;
    bool enabled_ = false;
    std::string error_;
};

/// The part of the settings that concerns requests.
http::HttpSettings httpSettings(const EffectiveSettings& settings);

} // namespace tempo::daemon
