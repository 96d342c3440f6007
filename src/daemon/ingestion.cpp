#include "daemon/ingestion.hpp"

#include <utility>

namespace tempo::daemon {
namespace {

http::Bind bindOf(const EffectiveSettings& settings) {
    return settings.ingestionBind == BindScope::Loopback ? http::Bind::Loopback : http::Bind::Lan;
}

/// Nothing: that listener is off.
std::optional<http::Endpoint> plainEndpoint(const EffectiveSettings& settings) {
    if (!settings.ingestionEnabled) {
        return std::nullopt;
    }
    return http::Endpoint{.port = settings.ingestionPort, .bind = bindOf(settings)};
}

std::optional<http::Endpoint> secureEndpoint(const EffectiveSettings& settings) {
    if (!settings.ingestionEnabled || !settings.tlsEnabled) {
        return std::nullopt;
    }
    return http::Endpoint{.port = settings.tlsPort, .bind = bindOf(settings)};
}

} // namespace

Expected<void> Ingestion::apply(const EffectiveSettings& settings) {
    if (auto configured = tls_.configure(settings); !configured) {
        return configured;
    }
    if (auto outcome = applyListeners(settings); !outcome) {
        if (inForce_) {
            static_cast<void>(tls_.configure(*inForce_));
        }
        return outcome;
    }
    if (enabled() && !settings.ingestionEnabled) {
        log_.info("Ingestion is paused: no events are taken.");
    }
    inForce_ = settings;
    listenWithCertificate();
    return {};
}

Expected<void> Ingestion::applyListeners(const EffectiveSettings& settings) {
    const auto secure = secureEndpoint(settings);
    if (inForce_ && plainEndpoint(settings) == plainEndpoint(*inForce_) &&
        secure == secureEndpoint(*inForce_)) {
        return {};
    }
    if (secure) {
        if (auto ready = tls_.ensure(); !ready) {
            return ready;
        }
    }
    if (auto outcome = plain_.apply(plainEndpoint(settings)); !outcome) {
        return outcome;
    }
    auto outcome = secure_.apply(secure);
    if (!outcome && inForce_) {
        static_cast<void>(plain_.apply(plainEndpoint(*inForce_)));
    }
    return outcome;
}

void Ingestion::start(const EffectiveSettings& settings) {
    inForce_ = settings;
    plain_.start(plainEndpoint(settings));
    tls_.begin(settings);
    const auto secure = secureEndpoint(settings);
    const auto ready = secure ? tls_.ensure() : Expected<void>();
    if (ready) {
        secure_.start(secure);
    } else {
        secure_.fail(ready.error().detail);
        log_.error("No events are taken over TLS: {}", ready.error().detail);
    }
}

void Ingestion::listenWithCertificate() {
    const auto secure = inForce_ ? secureEndpoint(*inForce_) : std::nullopt;
    if (secure && !server_.listening(Transport::Tls) && tls_.ensure()) {
        secure_.start(secure);
    }
}

void Ingestion::stop() {
    plain_.stop();
    secure_.stop();
}

http::HttpSettings httpSettings(const EffectiveSettings& settings) {
    http::HttpSettings result;
    result.bodyBytes = settings.bodyBytes;
    result.headerTimeout = settings.headerTimeout;
    result.bodyTimeout = settings.bodyTimeout;
    result.idleTimeout = settings.idleTimeout;
    result.connections = static_cast<std::uint32_t>(settings.connectionsTotal);
    result.connectionsPerAddress = static_cast<std::uint32_t>(settings.connectionsPerAddress);
    result.policy = settings.network;
    result.moreSchemes = settings.moreSchemes;
    return result;
}

} // namespace tempo::daemon
