#pragma once

#include "daemon/listener_keeper.hpp"
#include "daemon/settings/effective_settings.hpp"
#include "daemon/tls/tls_service.hpp"

#include <optional>
#include <string>

namespace tempo::daemon {

/// Keeps both listeners, the plain one and the one for TLS, where the settings want them. Io
/// thread.
class Ingestion {
public:
    /// All must outlive it.
    Ingestion(boost::asio::io_context& io, http::Server& server, TlsService& tls,
              spdlog::logger& log)
        : plain_(io, server, Transport::Plain, log), secure_(io, server, Transport::Tls, log),
          server_(server), tls_(tls), log_(log) {}

    /// Listens, moves or stops listening; settings that want no listener elsewhere touch none. An
    /// Error (a port is taken) leaves everything as it was.
    Expected<void> apply(const EffectiveSettings& settings);

    /// At the start: as apply, but a port that is taken is tried again every few seconds, and a
    /// certificate that cannot be used is waited for.
    void start(const EffectiveSettings& settings);

    /// Listens for TLS if that was wanted and only a certificate was missing.
    void listenWithCertificate();

    void stop();

    bool enabled() const { return inForce_ && inForce_->ingestionEnabled; }
    bool tlsEnabled() const { return inForce_ && inForce_->tlsEnabled; }

    /// Why nobody listens although ingestion is enabled; empty when all is well.
    const std::string& error(Transport transport) const {
        return transport == Transport::Tls ? secure_.error() : plain_.error();
    }

private:
    Expected<void> applyListeners(const EffectiveSettings& settings);

    ListenerKeeper plain_;
    ListenerKeeper secure_;
    const http::Server& server_;
    TlsService& tls_;
    spdlog::logger& log_;
    std::optional<EffectiveSettings> inForce_;
};

/// The part of the settings that concerns requests.
http::HttpSettings httpSettings(const EffectiveSettings& settings);

} // namespace tempo::daemon
